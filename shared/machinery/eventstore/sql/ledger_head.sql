-- The last row of the ledger: where to go on, and the hash to chain to.
SELECT position, hash FROM eventstore.ledger ORDER BY position DESC LIMIT 1
