-- How long the ledger is.
SELECT coalesce((SELECT position FROM eventstore.ledger ORDER BY position DESC LIMIT 1), 0)
