-- Claim what is due: pushed a minute on, so that a replica that dies holding it does not lose it.
UPDATE messaging.failures f SET next_try = clock_timestamp() + interval '1 minute'
FROM (
    SELECT id FROM messaging.failures
    WHERE consumer = %(consumer)s AND parked_at IS NULL AND next_try <= clock_timestamp()
    ORDER BY next_try LIMIT %(limit)s FOR UPDATE SKIP LOCKED
) due
WHERE f.id = due.id
RETURNING f.stream, f.next_try
