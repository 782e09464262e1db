-- Notices to citizens that failed, or wait longest; numbers alone, no address.
SELECT k.id, p.nomor, k.keadaan, k.percobaan, k.dibuat_pada, k.kirim_setelah, k.galat
FROM intake.kiriman k LEFT JOIN intake.pribadi p ON p.aduan_id = k.aduan_id
WHERE (k.wilayah = %(wilayah)s OR k.wilayah LIKE %(di_bawah)s) AND k.keadaan IN ('gagal', 'menunggu')
ORDER BY k.keadaan, k.dibuat_pada DESC LIMIT 200
