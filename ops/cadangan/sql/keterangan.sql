-- What is said about a backup: until where it goes, and whatever of the server it needs again. Also run by ops/deploy/postgres/30-cadangan.sh.
SELECT json_build_object(
    'format', (SELECT nomor FROM migrasi.format),
    'migrasi', (SELECT max(nomor) FROM migrasi.berkas),
    'postgres', current_setting('server_version_num')::int / 10000,
    'pada', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'posisi', coalesce((SELECT max(position) FROM eventstore.ledger), 0),
    'sidik', (SELECT encode(hash, 'hex') FROM eventstore.ledger ORDER BY position DESC LIMIT 1),
    'kejadian', (SELECT count(*) FROM eventstore.events),
    'peran', (
        SELECT json_agg(DISTINCT r.rolname ORDER BY r.rolname) FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
        WHERE d.refclassid = 'pg_authid'::regclass AND d.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    ),
    'pemilik_fungsi', (
        SELECT coalesce(json_agg(json_build_array(p.oid::regprocedure::text, n.nspname, r.rolname)), '[]'::json)
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_roles r ON r.oid = p.proowner
        WHERE p.proowner <> n.nspowner AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'public')
    )
)
