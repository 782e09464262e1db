-- Many whole streams at once, for projections.
SELECT stream, cloudevent
FROM eventstore.events
WHERE stream = ANY(%(streams)s::uuid[])
ORDER BY stream, version
