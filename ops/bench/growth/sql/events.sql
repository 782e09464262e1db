-- Their events, in the ledger's order.
SELECT e.stream, e.version, e.id::text, e.type, e.wilayah, e.cloudevent
FROM eventstore.ledger l JOIN eventstore.events e ON e.stream = l.stream AND e.version = l.version
WHERE l.stream = ANY(%(streams)s) ORDER BY l.position
