-- How far the ledger has each of these streams.
SELECT stream, max(version) FROM eventstore.ledger WHERE stream = ANY(%(streams)s) GROUP BY stream
