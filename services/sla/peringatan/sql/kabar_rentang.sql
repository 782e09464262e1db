-- From where to where the ledger is read for alerts now.
SELECT coalesce((SELECT position FROM messaging.marks WHERE name = 'kabar'), 0), coalesce((SELECT max(position) FROM eventstore.ledger), 0)
