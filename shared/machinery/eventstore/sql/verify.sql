-- The whole ledger in order, with the events it speaks of.
SELECT l.position, l.stream, l.version, l.wilayah, l.leaf, l.hash, e.cloudevent, e.id, e.type, e.wilayah
FROM eventstore.ledger l LEFT JOIN eventstore.events e USING (stream, version)
ORDER BY l.position
