-- Committed events after the mark that the ledger has not got. Below the snapshot's xmin no transaction is open any more,
-- so none can still commit in front of a row that is read here. OFFSET 0 keeps the planner from joining the whole ledger
-- for each step.
SELECT e.stream, e.version, e.wilayah, e.cloudevent, e.transaction_id::text
FROM eventstore.events e
WHERE e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  AND (e.transaction_id, e.stream, e.version) > (%(xid)s::xid8, %(stream)s::uuid, %(version)s::int)
  AND NOT EXISTS (SELECT FROM eventstore.ledger l WHERE l.stream = e.stream AND l.version = e.version OFFSET 0)
ORDER BY e.transaction_id, e.stream, e.version
LIMIT %(limit)s
