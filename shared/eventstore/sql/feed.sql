-- The feed in ledger order; what the reader's wilayah does not cover comes as position and leaf alone.
SELECT l.position, l.leaf, l.hash, CASE WHEN l.wilayah = %(wilayah)s OR l.wilayah LIKE %(below)s THEN e.cloudevent END
FROM eventstore.ledger l JOIN eventstore.events e USING (stream, version)
WHERE l.position > %(after)s
ORDER BY l.position
LIMIT %(limit)s
