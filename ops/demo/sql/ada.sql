-- Which of these complaints are there already: a demonstration that was broken off goes on.
SELECT DISTINCT stream FROM eventstore.events WHERE stream = ANY(%(streams)s)
