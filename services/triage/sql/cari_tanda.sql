-- From where the search copy is to be looked after (NULL: all of it), and how long the ledger is.
SELECT (SELECT dari FROM triage.cari_tanda), coalesce((SELECT max(position) FROM eventstore.ledger), 0)
