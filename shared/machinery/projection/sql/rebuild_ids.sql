-- The next complaints of a slice, in the order of their ids; other streams (the rules) have no read model.
SELECT stream FROM eventstore.events
WHERE stream > %(after)s AND stream <= %(until)s AND version = 1 AND type = 'AduanDiterima'
ORDER BY stream LIMIT %(limit)s
