-- What happened to complaints, for what staff were told that it had.
SELECT stream, type FROM eventstore.events WHERE type = ANY(%(tipe)s)
