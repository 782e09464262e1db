-- Without a mark: the lowest transaction id among committed events that the ledger has not got, NULL when there is none. One anti-join of
-- two indexes, whatever there is of either.
SELECT min(e.transaction_id::text::numeric)::text FROM eventstore.events e
WHERE e.transaction_id < %(horizon)s::xid8
  AND NOT EXISTS (SELECT FROM eventstore.ledger l WHERE l.stream = e.stream AND l.version = e.version)
