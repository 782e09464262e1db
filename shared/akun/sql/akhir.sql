-- The present moment and the last version of a stream, from the index alone.
SELECT clock_timestamp(), coalesce((SELECT max(version) FROM eventstore.events WHERE stream = %(stream)s), 0)
