-- It can be read now, by a newer program: news of its stream, tried at once.
WITH terbaca AS (DELETE FROM messaging.failures WHERE id = %(id)s)
INSERT INTO messaging.failures (consumer, stream, error, next_try) VALUES (%(consumer)s, %(stream)s, 'terbaca kemudian', clock_timestamp())
ON CONFLICT (consumer, stream) WHERE stream IS NOT NULL DO UPDATE SET next_try = clock_timestamp(), parked_at = NULL, attempts = 0
