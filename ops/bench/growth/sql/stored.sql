-- All that autovacuum would have been to, the largest first.
SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind = 'r' ORDER BY pg_relation_size(c.oid) DESC, c.oid
