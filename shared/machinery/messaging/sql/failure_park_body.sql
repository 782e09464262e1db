-- A message that could not be read: its bytes are kept, once.
INSERT INTO messaging.failures (consumer, body, error, next_try, parked_at)
VALUES (%(consumer)s, %(body)s, %(error)s, NULL, clock_timestamp())
ON CONFLICT (consumer, sha256(body)) WHERE stream IS NULL DO UPDATE SET attempts = messaging.failures.attempts + 1
