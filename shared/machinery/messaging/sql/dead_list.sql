-- Everything that failed, parked first.
SELECT id, consumer, stream, octet_length(body), error, attempts, first_at, next_try, parked_at
FROM messaging.failures
ORDER BY parked_at IS NULL, first_at
LIMIT %(limit)s
