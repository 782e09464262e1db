-- What is kept of a complaint outside of its stream: the tables that name one, with the columns whose values are nobody else's to give.
SELECT c.table_schema, c.table_name, array_agg(c.column_name::text ORDER BY c.ordinal_position) FILTER (WHERE NOT c.given),
    array_agg(c.data_type::text ORDER BY c.ordinal_position) FILTER (WHERE NOT c.given)
FROM (
    SELECT table_schema, table_name, column_name, ordinal_position, data_type,
        is_identity = 'YES' OR is_generated = 'ALWAYS' AS given, bool_or(column_name = 'aduan_id') OVER t AS named
    FROM information_schema.columns
    WHERE table_schema IN ('intake', 'triage', 'response', 'sla')
    WINDOW t AS (PARTITION BY table_schema, table_name)
) c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.named AND t.table_type = 'BASE TABLE' AND (c.table_schema, c.table_name) <> ('sla', 'dirangkum') -- follows from the others
GROUP BY c.table_schema, c.table_name
ORDER BY c.table_schema, c.table_name
