-- From where to where the ledger is read for notices now.
SELECT coalesce((SELECT position FROM messaging.marks WHERE name = 'kabar-warga'), 0), coalesce((SELECT max(position) FROM eventstore.ledger), 0)
