-- From where to where this sweep looks.
SELECT coalesce((SELECT position FROM messaging.marks WHERE name = %(name)s), 0),
       coalesce((SELECT max(position) FROM eventstore.ledger), 0)
