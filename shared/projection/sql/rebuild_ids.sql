-- The next streams, in the order of their ids.
SELECT stream FROM eventstore.events WHERE stream > %(after)s AND version = 1 ORDER BY stream LIMIT %(limit)s
