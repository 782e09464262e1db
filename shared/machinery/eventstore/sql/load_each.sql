-- Many whole streams with the database's clock, in one round trip, for machine work that appends to them.
SELECT clock.now, e.stream, e.cloudevent
FROM (SELECT clock_timestamp() AS now) clock
JOIN eventstore.events e ON e.stream = ANY(%(streams)s)
ORDER BY e.stream, e.version
