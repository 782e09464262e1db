-- One whole stream with the database's clock, in one round trip; an unknown stream gives one row without an event.
SELECT clock.now, e.version, e.cloudevent
FROM (SELECT clock_timestamp() AS now) clock
LEFT JOIN eventstore.events e ON e.stream = %(stream)s
ORDER BY e.version
