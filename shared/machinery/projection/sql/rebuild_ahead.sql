-- Rows that claim a version their stream does not have: they would win against the right ones.
DELETE FROM {table} t
WHERE t.aduan_id = ANY(%(ids)s) AND t.versi > (SELECT max(version) FROM eventstore.events e WHERE e.stream = t.aduan_id)
