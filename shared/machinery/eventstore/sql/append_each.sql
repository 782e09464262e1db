-- One event to each of many streams, each after the version that was read; says which went in. A stream that moved on meanwhile, or
-- an event that happened already, gets nothing, and hinders none of the others. In one order, so that replicas never deadlock.
INSERT INTO eventstore.events (stream, version, id, type, wilayah, cloudevent)
SELECT n.stream, n.expected + 1, n.id, n.type, n.wilayah, n.cloudevent
FROM unnest(%(streams)s::uuid[], %(expected)s::int[], %(ids)s::uuid[], %(types)s::text[], %(wilayah)s::text[],
        ARRAY(SELECT json_array_elements_text(%(cloudevents)s::json)))
    AS n (stream, expected, id, type, wilayah, cloudevent)
WHERE EXISTS (SELECT FROM eventstore.events e WHERE e.stream = n.stream AND e.version = n.expected)
ORDER BY n.stream
ON CONFLICT DO NOTHING
RETURNING stream
