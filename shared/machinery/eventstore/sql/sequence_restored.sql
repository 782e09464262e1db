-- Events whose transaction id lies in this server's future: a dump restored into a younger cluster. A visible row with such
-- an id was committed elsewhere, so it is taken as committed. What is missing is found by the indexes, and then looked up.
WITH missing AS MATERIALIZED (
    SELECT e.transaction_id, e.stream, e.version FROM eventstore.events e
    WHERE e.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
      AND NOT EXISTS (SELECT FROM eventstore.ledger l WHERE l.stream = e.stream AND l.version = e.version)
)
SELECT e.stream, e.version, e.wilayah, e.cloudevent, e.transaction_id::text
FROM missing m CROSS JOIN LATERAL (
    SELECT * FROM eventstore.events WHERE stream = m.stream AND version = m.version OFFSET 0
) e
ORDER BY e.transaction_id, e.stream, e.version
