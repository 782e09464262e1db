-- Where somebody is signed in, the place last used first.
SELECT id_hash, peranti, dibuat_pada, dilihat_pada FROM web.sesi
WHERE (petugas_id = %(petugas_id)s OR pelapor_id = %(pelapor_id)s) AND berlaku_sampai > clock_timestamp() AND dilihat_pada + diam > clock_timestamp()
ORDER BY dilihat_pada DESC LIMIT 50
