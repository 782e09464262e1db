-- From where to where the ledger is read for messages now.
SELECT coalesce((SELECT position FROM messaging.marks WHERE name = %(tanda)s), 0), coalesce((SELECT max(position) FROM eventstore.ledger), 0)
