-- The newest deliveries; what failed is what somebody must look at.
SELECT id, keadaan, wilayah, nomor, aduan_id::text AS aduan_id, jam, jenis, langkah, peran, percobaan, dibuat_pada, kirim_setelah, terkirim_pada, galat
FROM sla.kiriman
WHERE (%(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s) AND (%(keadaan)s::text IS NULL OR keadaan = %(keadaan)s)
ORDER BY id DESC LIMIT %(banyak)s
