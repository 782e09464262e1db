-- The ledger's events since it has been read outside, with their positions.
SELECT l.position, e.id FROM eventstore.ledger l JOIN eventstore.events e USING (stream, version) WHERE l.position > %(sejak)s
