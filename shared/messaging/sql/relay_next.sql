-- The next events to publish, in ledger order.
SELECT l.position, l.hash, e.wilayah, e.type, e.id, e.cloudevent
FROM eventstore.ledger l JOIN eventstore.events e USING (stream, version)
WHERE l.position > %(mark)s
ORDER BY l.position
LIMIT %(limit)s
