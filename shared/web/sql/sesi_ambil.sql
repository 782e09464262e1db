-- The session of a cookie, while both its limits last.
SELECT petugas_id, clock_timestamp() - dilihat_pada > interval '5 minutes'
FROM web.sesi
WHERE id_hash = %(id_hash)s AND berlaku_sampai > clock_timestamp() AND dilihat_pada + diam > clock_timestamp()
