-- The rules of a wilayah, and those above it, that count where it has none of its own; stopped ones last.
SELECT id, wilayah, jenis, langkah, kepada, setelah_menit, jam_kantor, gabung_lebih_dari, gabung_menit, saluran, aktif, berlaku_sejak
FROM sla.aturan_kabar WHERE wilayah = ANY(%(tingkat)s) ORDER BY aktif DESC, length(wilayah) DESC, jenis, setelah_menit, id LIMIT 200
