-- From now on this machine expects the database's clock here.
INSERT INTO messaging.clock_references (boot_id, offset_seconds) VALUES (%(boot_id)s, %(offset)s)
ON CONFLICT (boot_id) DO UPDATE SET offset_seconds = excluded.offset_seconds, seen_at = clock_timestamp()
