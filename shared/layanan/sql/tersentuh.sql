-- What happened in this stretch of the ledger, by its streams.
SELECT DISTINCT stream FROM eventstore.ledger WHERE position > %(dari)s AND position <= %(sampai)s
