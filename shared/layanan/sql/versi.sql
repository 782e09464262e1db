-- How far a stream is now, as everybody can see it.
SELECT max(version) FROM eventstore.events WHERE stream = %(stream)s
