-- Rows of streams that do not exist.
DELETE FROM {table} t WHERE NOT EXISTS (SELECT FROM eventstore.events e WHERE e.stream = t.aduan_id)
