-- The jump that waits for somebody, with the clock as it is now; no row where none does.
SELECT seconds, at, clock_timestamp() AS now FROM messaging.clock_jumps WHERE confirmed_at IS NULL
