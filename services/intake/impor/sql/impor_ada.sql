-- Which of these rows are in already.
SELECT stream FROM eventstore.events WHERE stream = ANY(%(streams)s) AND version = 1
