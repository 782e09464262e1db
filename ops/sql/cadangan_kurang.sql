-- Whether the login of the backups is there, and may not note yet that it made one: it came after the migration that lets it.
SELECT EXISTS (
    SELECT FROM pg_roles r JOIN pg_class c ON c.oid = to_regclass('cadangan.catatan')
    WHERE r.rolname = 'aduan_cadangan' AND NOT r.rolsuper
        AND NOT (has_schema_privilege(r.oid, 'cadangan', 'USAGE') AND has_column_privilege(r.oid, c.oid, 'apa', 'INSERT'))
)
