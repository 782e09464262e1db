-- One more failed try of this stream: the next one later, or parked after the limit.
INSERT INTO messaging.failures AS f (consumer, stream, error, next_try)
VALUES (%(consumer)s, %(stream)s, %(error)s, clock_timestamp() + interval '1 second')
ON CONFLICT (consumer, stream) WHERE stream IS NOT NULL DO UPDATE SET
    error = excluded.error,
    attempts = f.attempts + 1,
    next_try = clock_timestamp() + least(interval '1 second' * power(2, f.attempts), interval '5 minutes'),
    parked_at = CASE WHEN f.attempts + 1 >= %(limit)s THEN coalesce(f.parked_at, clock_timestamp()) END
RETURNING attempts, parked_at IS NOT NULL
