-- The rules in force.
SELECT id, wilayah, jam, jenis, langkah, kepada, setelah_menit, jam_kantor, gabung_lebih_dari, gabung_menit, saluran, berlaku_sejak
FROM sla.aturan_kabar WHERE aktif ORDER BY id
