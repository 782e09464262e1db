-- The database's clock, what was noted of it from this machine and from any other, and whether a jump waits for somebody.
SELECT extract(epoch FROM clock_timestamp())::float8 AS now,
    (SELECT offset_seconds FROM messaging.clock_references WHERE boot_id = %(boot_id)s) AS noted,
    (SELECT extract(epoch FROM max(seen_at))::float8 FROM messaging.clock_references) AS latest,
    EXISTS (SELECT FROM messaging.clock_jumps WHERE confirmed_at IS NULL) AS held
