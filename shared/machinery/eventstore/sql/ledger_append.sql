-- The next rows of the ledger, by the leader of this number alone: no row goes in when another one has begun.
WITH leader AS MATERIALIZED (SELECT FROM messaging.leader WHERE fence = %(fence)s FOR KEY SHARE)
INSERT INTO eventstore.ledger (position, stream, version, wilayah, leaf, hash)
SELECT n.* FROM leader CROSS JOIN
    unnest(%(positions)s::bigint[], %(streams)s::uuid[], %(versions)s::int[], %(wilayah)s::text[], %(leaves)s::bytea[], %(hashes)s::bytea[]) n
