-- News that could not be taken in, parked first; not its bytes.
SELECT id, consumer, stream, error, attempts, first_at, next_try, parked_at, count(*) OVER ()::int AS semua
FROM messaging.failures ORDER BY parked_at IS NULL, first_at LIMIT 200
