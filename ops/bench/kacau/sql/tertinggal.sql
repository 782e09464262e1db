-- What has not come through yet: events without a place in the ledger, news not given to the broker, complaints no desk shows, failures,
-- and reminders of deadlines that should have been seen to.
SELECT (SELECT count(*) FROM eventstore.events) - (SELECT count(*) FROM eventstore.ledger),
    (SELECT coalesce(max(position), 0) FROM eventstore.ledger) - (SELECT position FROM messaging.marks WHERE name = 'relay'),
    (SELECT count(*) FROM (SELECT stream, max(version) AS versi FROM eventstore.events WHERE stream IN (
            SELECT stream FROM eventstore.events WHERE type = 'AduanDiterima') GROUP BY stream) e
        LEFT JOIN triage.aduan a ON a.aduan_id = e.stream AND a.versi = e.versi WHERE a.aduan_id IS NULL),
    (SELECT count(*) FROM messaging.failures WHERE parked_at IS NULL),
    (SELECT count(*) FROM sla.pengingat WHERE pada < clock_timestamp() - interval '5 seconds')
