-- The last row in front of a range: whatever is missing at the border, the range goes on from there.
SELECT position, hash FROM eventstore.ledger WHERE position <= %(after)s ORDER BY position DESC LIMIT 1
