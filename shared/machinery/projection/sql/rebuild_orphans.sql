-- Rows, in a slice, of streams that do not exist.
DELETE FROM {table} t
WHERE t.aduan_id BETWEEN %(first)s AND %(until)s AND NOT EXISTS (SELECT FROM eventstore.events e WHERE e.stream = t.aduan_id)
