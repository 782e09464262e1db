-- Reminders that are due and not done yet, and by how many seconds the oldest is late.
SELECT count(*)::int, coalesce(extract(epoch FROM clock_timestamp() - min(greatest(pada, diklaim_sampai))), 0)::float8
FROM sla.pengingat WHERE greatest(pada, diklaim_sampai) < clock_timestamp()
