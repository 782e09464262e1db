-- Rows that claim a version their stream does not have would win against the right ones: from now on any does.
UPDATE {table} t SET versi = 0
WHERE t.aduan_id = ANY(%(ids)s) AND t.versi > (SELECT max(version) FROM eventstore.events e WHERE e.stream = t.aduan_id)
