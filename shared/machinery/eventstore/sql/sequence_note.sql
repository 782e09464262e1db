-- How far the leader of this number has come, for whoever starts next; no row when another one has begun.
WITH leader AS MATERIALIZED (SELECT FROM messaging.leader WHERE fence = %(fence)s FOR KEY SHARE)
INSERT INTO eventstore.sequencer_mark AS m (place, xid, stream, version, position)
SELECT %(place)s, %(xid)s::xid8, %(stream)s, %(version)s, %(position)s FROM leader
ON CONFLICT ((true)) DO UPDATE SET (place, xid, stream, version, position)
    = (excluded.place, excluded.xid, excluded.stream, excluded.version, excluded.position)
