-- The leader of this number lives; no row when another one has begun.
UPDATE messaging.leader SET beat = beat + 1, beat_at = clock_timestamp() WHERE fence = %(fence)s
