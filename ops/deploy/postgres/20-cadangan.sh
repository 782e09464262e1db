#!/bin/bash
# The login that makes the backups, also in a volume of before there was one; before every `migrate`, which gives it its rights in our own
# schema. Only a superuser may make somebody who sees every row, so the owner of the tables cannot.
set -euo pipefail
: "${PGHOST:?}" "${PGUSER:?}" "${PGPASSWORD:?}" "${ADUAN_DB_CADANGAN_PASSWORD:?}"
psql -X -q -v ON_ERROR_STOP=1 -d postgres -v sandi="$ADUAN_DB_CADANGAN_PASSWORD" <<'SQL'
SELECT 'CREATE ROLE aduan_cadangan' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aduan_cadangan') \gexec
ALTER ROLE aduan_cadangan LOGIN BYPASSRLS PASSWORD :'sandi';
GRANT pg_read_all_data TO aduan_cadangan;
GRANT CONNECT ON DATABASE aduan TO aduan_cadangan;
SQL
