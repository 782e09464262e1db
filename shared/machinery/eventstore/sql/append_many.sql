-- Several events of one stream, all or none; see append_one.
INSERT INTO eventstore.events (stream, version, id, type, wilayah, cloudevent)
SELECT %(stream)s, n.version, n.id, n.type, n.wilayah, n.cloudevent
FROM unnest(%(versions)s::int[], %(ids)s::uuid[], %(types)s::text[], %(wilayah)s::text[], %(cloudevents)s::text[])
    AS n (version, id, type, wilayah, cloudevent)
WHERE %(expected)s = 0 OR EXISTS (SELECT FROM eventstore.events WHERE stream = %(stream)s AND version = %(expected)s)
