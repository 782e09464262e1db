#!/bin/bash
# The two users of the program, made once with an empty data volume: the owner migrates, the services' user owns nothing.
# The latter
# has no right of its own (NOINHERIT): each connection acts as one service's role. Neither is a superuser, so the program is run here exactly as on a PostgreSQL that somebody else manages.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -v pemilik="$ADUAN_DB_OWNER_PASSWORD" -v layanan="$ADUAN_DB_PASSWORD" <<'SQL'
CREATE ROLE aduan_pemilik LOGIN CREATEROLE PASSWORD :'pemilik';
CREATE ROLE aduan_layanan LOGIN NOINHERIT PASSWORD :'layanan';
CREATE DATABASE aduan OWNER aduan_pemilik;
REVOKE CONNECT, TEMPORARY ON DATABASE aduan FROM PUBLIC;
GRANT CONNECT ON DATABASE aduan TO aduan_layanan;
SQL
