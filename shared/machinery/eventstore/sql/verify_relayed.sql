-- The position that the relay has published: a ledger that ends before it has lost its end.
SELECT coalesce(max(position), 0) FROM messaging.marks WHERE name = 'relay'
