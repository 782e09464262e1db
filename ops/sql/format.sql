-- Whether this program's tables are in this database, and whether it says their format; readable by every login.
SELECT to_regnamespace('migrasi') IS NOT NULL OR to_regnamespace('eventstore') IS NOT NULL,
    EXISTS (
        SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'migrasi' AND c.relname = 'format'
    )
