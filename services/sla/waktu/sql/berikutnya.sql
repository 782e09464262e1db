-- Seconds until the next reminder is due or a claim ends: one look into the index. No row when there is none.
SELECT extract(epoch FROM greatest(pada, diklaim_sampai) - clock_timestamp())::float8
FROM sla.pengingat ORDER BY greatest(pada, diklaim_sampai) LIMIT 1
