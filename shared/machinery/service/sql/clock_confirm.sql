-- The clock is right as it is now: alerts go on.
UPDATE messaging.clock_jumps SET confirmed_at = clock_timestamp(), confirmed_by = %(by)s WHERE confirmed_at IS NULL
