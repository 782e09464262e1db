-- The next rows of the ledger.
INSERT INTO eventstore.ledger (position, stream, version, wilayah, leaf, hash)
SELECT * FROM unnest(%(positions)s::bigint[], %(streams)s::uuid[], %(versions)s::int[], %(wilayah)s::text[], %(leaves)s::bytea[], %(hashes)s::bytea[])
