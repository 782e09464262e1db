#!/bin/bash
# Made once with an empty data volume: the database and its owner, who migrates. `migrate` makes the services' logins, one each: they own
# nothing and have no right of their own (NOINHERIT). Nobody of them is a superuser, so the program is run here exactly as on a PostgreSQL
# that somebody else manages.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -v pemilik="$ADUAN_DB_OWNER_PASSWORD" <<'SQL'
CREATE ROLE aduan_pemilik LOGIN CREATEROLE PASSWORD :'pemilik';
CREATE DATABASE aduan OWNER aduan_pemilik;
REVOKE CONNECT, TEMPORARY ON DATABASE aduan FROM PUBLIC;
SQL
