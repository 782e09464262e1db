-- Claim what is due, for half a minute: a replica that dies holding it does not lose it. The statement's own time, since an index
-- cannot be searched by a clock that moves on from row to row.
UPDATE sla.pengingat p SET diklaim_sampai = statement_timestamp() + interval '30 seconds'
FROM (
    SELECT aduan_id, kunci FROM sla.pengingat
    WHERE greatest(pada, diklaim_sampai) < statement_timestamp()
    ORDER BY greatest(pada, diklaim_sampai) LIMIT %(banyak)s FOR UPDATE SKIP LOCKED
) jatuh
WHERE p.aduan_id = jatuh.aduan_id AND p.kunci = jatuh.kunci
RETURNING p.aduan_id
