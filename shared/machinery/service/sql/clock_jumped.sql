-- It jumped; one row until somebody has confirmed, however often it jumps until then.
INSERT INTO messaging.clock_jumps AS j (seconds) VALUES (%(seconds)s)
ON CONFLICT ((true)) WHERE confirmed_at IS NULL DO UPDATE SET seconds = j.seconds + excluded.seconds
