-- How far ledger and relay are, the age of the oldest event that is not delivered, and what this consumer could not take in.
WITH head AS (
    SELECT coalesce(max(position), 0) AS position FROM eventstore.ledger
), relay AS (
    SELECT coalesce((SELECT position FROM messaging.marks WHERE name = 'relay'), 0) AS position
), unordered AS (
    SELECT e.cloudevent FROM (SELECT * FROM eventstore.events ORDER BY transaction_id DESC LIMIT 1000) e
    WHERE NOT EXISTS (SELECT FROM eventstore.ledger l WHERE l.stream = e.stream AND l.version = e.version)
), waiting AS (
    SELECT cloudevent FROM unordered
    UNION ALL
    (SELECT e.cloudevent FROM eventstore.ledger l JOIN eventstore.events e USING (stream, version)
     WHERE l.position > (SELECT position FROM relay) ORDER BY l.position LIMIT 1)
)
SELECT (SELECT position FROM head), (SELECT position FROM relay), (SELECT count(*) FROM unordered),
    coalesce(extract(epoch FROM clock_timestamp() - (SELECT min((cloudevent::json ->> 'time')::timestamptz) FROM waiting)), 0),
    (SELECT count(*) FROM messaging.failures WHERE consumer = %(consumer)s AND parked_at IS NULL),
    (SELECT count(*) FROM messaging.failures WHERE consumer = %(consumer)s AND parked_at IS NOT NULL)
