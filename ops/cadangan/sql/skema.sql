-- The schemas of ours, to be emptied before a backup takes their place.
SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname NOT IN ('information_schema', 'public')
