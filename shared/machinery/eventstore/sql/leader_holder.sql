-- Whose session holds the sequencer's lock in this database, and how far its heart has beaten. No row while nobody holds it.
SELECT l.pid, m.fence, m.beat
FROM pg_locks l CROSS JOIN messaging.leader m
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (l.classid::bigint << 32 | l.objid::bigint) = %(lock)s
