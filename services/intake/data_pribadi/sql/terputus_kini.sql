-- From where the next look goes on: behind whatever may not be committed yet, by a statement's and a transaction's time limits.
SELECT statement_timestamp() - interval '2 minutes', coalesce((SELECT max(position) FROM eventstore.ledger), 0)
