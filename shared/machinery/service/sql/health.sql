-- How far ledger and relay are, what is committed and not in the ledger, and what this consumer could not take in. From the sequencer's mark
-- or the ledger's last row upward, so that it costs the same whatever came before; transaction ids of the future came with a dump from
-- another server.
WITH head AS (
    SELECT position, stream, version FROM eventstore.ledger ORDER BY position DESC LIMIT 1
), ordered AS (
    SELECT * FROM (
        SELECT e.transaction_id, e.stream, e.version FROM eventstore.events e JOIN head h USING (stream, version)
        WHERE e.transaction_id < pg_snapshot_xmax(pg_current_snapshot())
        UNION ALL SELECT m.xid, m.stream, m.version FROM eventstore.sequencer_mark m JOIN head h ON m.position <= h.position
        WHERE m.xid < pg_snapshot_xmax(pg_current_snapshot())
            AND m.place = (SELECT system_identifier FROM pg_control_system()) || ':' || pg_relation_filepath('eventstore.events')
        UNION ALL SELECT '0'::xid8, '00000000-0000-0000-0000-000000000000'::uuid, 0
    ) places
    ORDER BY transaction_id DESC, stream DESC, version DESC LIMIT 1
), unordered AS MATERIALIZED (
    SELECT e.transaction_id FROM eventstore.events e
    WHERE (e.transaction_id, e.stream, e.version)
            > ((SELECT transaction_id FROM ordered), (SELECT stream FROM ordered), (SELECT version FROM ordered))
        AND e.transaction_id < pg_snapshot_xmax(pg_current_snapshot())
        AND NOT EXISTS (SELECT FROM eventstore.ledger l WHERE l.stream = e.stream AND l.version = e.version OFFSET 0)
    ORDER BY e.transaction_id, e.stream, e.version LIMIT 1000
)
SELECT coalesce((SELECT position FROM head), 0) AS ledger,
    coalesce((SELECT position FROM messaging.marks WHERE name = 'relay'), 0) AS relayed,
    (SELECT count(*) FROM unordered) AS unordered,
    (SELECT min(transaction_id::text::numeric) FROM unordered)::bigint AS first_unordered,
    (SELECT e.transaction_id::text::bigint FROM eventstore.events e
        WHERE e.transaction_id < pg_snapshot_xmax(pg_current_snapshot()) ORDER BY e.transaction_id DESC LIMIT 1) AS newest,
    clock_timestamp() AS now,
    (SELECT extract(epoch FROM clock_timestamp() - beat_at)::float8 FROM messaging.leader) AS leader_age,
    (SELECT seconds FROM messaging.clock_jumps WHERE confirmed_at IS NULL) AS jumped,
    (SELECT count(*) FROM messaging.failures WHERE consumer = %(consumer)s AND parked_at IS NULL) AS failed,
    (SELECT count(*) FROM messaging.failures WHERE consumer = %(consumer)s AND parked_at IS NOT NULL) AS parked
