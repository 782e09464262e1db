-- One more failure of this stream: tried again later, or parked after the limit. `tries` is 1 for a retry, 0 for fresh news, which never
-- puts the next try off, and moves a claimed row, so that whoever holds the claim does not delete it.
INSERT INTO messaging.failures AS f (consumer, stream, error, next_try)
VALUES (%(consumer)s, %(stream)s, %(error)s, clock_timestamp() + %(delay)s * interval '1 second')
ON CONFLICT (consumer, stream) WHERE stream IS NOT NULL DO UPDATE SET
    error = excluded.error,
    attempts = f.attempts + %(tries)s,
    next_try = CASE
        WHEN %(tries)s = 1 OR f.next_try IS NULL THEN clock_timestamp() + least(%(delay)s * power(2, least(f.attempts, 20)), 300) * interval '1 second'
        ELSE least(f.next_try, clock_timestamp() + least(%(delay)s * power(2, least(f.attempts, 20)), 300) * interval '1 second')
    END,
    parked_at = coalesce(f.parked_at, CASE WHEN f.attempts + %(tries)s >= %(limit)s THEN clock_timestamp() END)
RETURNING attempts, parked_at IS NOT NULL
