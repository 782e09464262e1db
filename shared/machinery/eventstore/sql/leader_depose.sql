-- End that session, if it still holds the sequencer's lock, and wait a moment for its end. As the login that this session came with, which
-- may end sessions of its own and nobody else's.
SELECT pg_terminate_backend(l.pid, 1000)
FROM pg_locks l
WHERE l.pid = %(pid)s AND l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (l.classid::bigint << 32 | l.objid::bigint) = %(lock)s
