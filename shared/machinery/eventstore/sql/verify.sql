-- A range of the ledger in order, with the events it speaks of; the first range has no beginning, so that nothing stands in front of it.
SELECT l.position, l.stream::text, l.version, l.wilayah, l.leaf, l.hash, e.cloudevent, e.id::text, e.type, e.wilayah
FROM eventstore.ledger l LEFT JOIN eventstore.events e USING (stream, version)
WHERE l.position <= %(upto)s AND (%(after)s::bigint IS NULL OR l.position > %(after)s)
ORDER BY l.position
