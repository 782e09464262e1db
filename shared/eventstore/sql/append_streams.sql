-- Whole new streams in bulk (import, benchmarks); a stream that exists already is a unique violation.
INSERT INTO eventstore.events (stream, version, id, type, wilayah, cloudevent)
SELECT * FROM unnest(%(streams)s::uuid[], %(versions)s::int[], %(ids)s::uuid[], %(types)s::text[], %(wilayah)s::text[], %(cloudevents)s::text[])
