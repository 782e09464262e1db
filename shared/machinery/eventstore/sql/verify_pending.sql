-- Committed events that the ledger has not got yet.
SELECT count(*) FROM eventstore.events e
WHERE NOT EXISTS (SELECT FROM eventstore.ledger l WHERE l.stream = e.stream AND l.version = e.version)
