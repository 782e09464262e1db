-- Claim what is due, for half a minute: a replica that dies holding it does not lose it.
UPDATE sla.pengingat p SET diklaim_sampai = clock_timestamp() + interval '30 seconds'
FROM (
    SELECT aduan_id, kunci FROM sla.pengingat
    WHERE pada < clock_timestamp() AND (diklaim_sampai IS NULL OR diklaim_sampai < clock_timestamp())
    ORDER BY pada LIMIT %(banyak)s FOR UPDATE SKIP LOCKED
) jatuh
WHERE p.aduan_id = jatuh.aduan_id AND p.kunci = jatuh.kunci
RETURNING p.aduan_id
