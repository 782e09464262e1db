-- The next events to publish, in ledger order. OFFSET 0 keeps the planner at one look-up a row, whatever its statistics say.
SELECT l.position, l.hash, e.wilayah, e.type, e.id, e.cloudevent
FROM eventstore.ledger l
CROSS JOIN LATERAL (
    SELECT wilayah, type, id, cloudevent FROM eventstore.events WHERE stream = l.stream AND version = l.version OFFSET 0
) e
WHERE l.position > %(mark)s
ORDER BY l.position
LIMIT %(limit)s
