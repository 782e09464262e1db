-- Claim what is due for five minutes, codes first: who dies sending does not lose it, and may send it twice.
UPDATE intake.kiriman k SET kirim_setelah = statement_timestamp() + interval '5 minutes'
FROM (
    SELECT id FROM intake.kiriman WHERE keadaan = 'menunggu' AND kirim_setelah <= statement_timestamp()
    ORDER BY isi IS NULL, kirim_setelah, id LIMIT %(banyak)s FOR UPDATE SKIP LOCKED
) ini
WHERE k.id = ini.id
RETURNING k.id, k.wilayah, k.aduan_id, k.isi, k.percobaan, k.dibuat_pada, statement_timestamp()
