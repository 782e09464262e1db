-- Whether sequence_next would find nothing, and nothing waits in the ledger to be published: what a leader asks while nothing happens. Both
-- are asked in the indexes' order, for a plan that expects many rows would read a table from its beginning.
SELECT (
    SELECT e.version FROM eventstore.events e
    WHERE e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
      AND (e.transaction_id, e.stream, e.version) > (%(xid)s::xid8, %(stream)s::uuid, %(version)s::int)
      AND NOT EXISTS (SELECT FROM eventstore.ledger l WHERE l.stream = e.stream AND l.version = e.version OFFSET 0)
    ORDER BY e.transaction_id, e.stream, e.version LIMIT 1
) IS NULL AND coalesce((SELECT position FROM eventstore.ledger ORDER BY position DESC LIMIT 1), 0) <= %(published)s
