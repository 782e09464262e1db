-- Reminders that should have been seen to a minute ago, and since when the oldest should: the index that the timers go by.
SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(greatest(pada, diklaim_sampai))), 0)
FROM sla.pengingat WHERE greatest(pada, diklaim_sampai) < statement_timestamp() - interval '1 minute'
