-- The database's clock, what this consumer could not take in (how much, for how long, what waits for people), and the last check of the ledger.
SELECT extract(epoch FROM clock_timestamp()),
    count(*) FILTER (WHERE parked_at IS NULL),
    coalesce(extract(epoch FROM clock_timestamp() - min(first_at) FILTER (WHERE parked_at IS NULL)), 0),
    count(*) FILTER (WHERE parked_at IS NOT NULL),
    (SELECT extract(epoch FROM clock_timestamp() - pada) FROM eventstore.pemeriksaan ORDER BY pada DESC LIMIT 1),
    (SELECT utuh FROM eventstore.pemeriksaan ORDER BY pada DESC LIMIT 1)
FROM messaging.failures WHERE consumer = %(consumer)s
