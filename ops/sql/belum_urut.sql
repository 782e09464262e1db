-- Whether events of these streams are not in the ledger yet.
SELECT EXISTS (
    SELECT FROM eventstore.events e
    WHERE e.stream = ANY(%(streams)s) AND NOT EXISTS (SELECT FROM eventstore.ledger l WHERE l.stream = e.stream AND l.version = e.version)
)
