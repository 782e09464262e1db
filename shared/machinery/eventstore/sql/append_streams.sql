-- Whole new streams in bulk (import, benchmarks); a stream that exists already is a unique violation.
COPY eventstore.events (stream, version, id, type, wilayah, cloudevent) FROM STDIN (FORMAT binary)
