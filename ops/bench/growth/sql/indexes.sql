-- What is built anew where rows came in without: the largest tables' first, so that two who build them end together.
SELECT i.indexrelid::regclass::text
FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
WHERE NOT i.indisready ORDER BY pg_relation_size(t.oid) DESC, i.indexrelid
