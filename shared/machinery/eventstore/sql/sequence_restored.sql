-- Events whose transaction id lies in this server's future: a dump restored into a younger cluster. A visible row with such
-- an id was committed elsewhere, so it is taken as committed.
SELECT e.stream, e.version, e.wilayah, e.cloudevent, e.transaction_id::text
FROM eventstore.events e
WHERE e.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
  AND NOT EXISTS (SELECT FROM eventstore.ledger l WHERE l.stream = e.stream AND l.version = e.version)
ORDER BY e.transaction_id, e.stream, e.version
