-- Whether the ledger still has this hash at the end of a range that an interrupted check had read.
SELECT EXISTS (SELECT FROM eventstore.ledger WHERE position = %(position)s AND hash = %(hash)s)
