-- The rules of a wilayah, and those above it, which count there too; where a starter rule was switched off; stopped ones last.
SELECT a.id, a.wilayah, a.jam, a.jenis, a.langkah, a.kepada, a.setelah_menit, a.jam_kantor, a.gabung_lebih_dari, a.gabung_menit, a.saluran, a.aktif,
    a.berlaku_sejak, (SELECT min(m.wilayah) FROM sla.aturan_kabar_mati m WHERE m.aturan_id = a.id AND m.wilayah = ANY(%(tingkat)s)) AS mati
FROM sla.aturan_kabar a WHERE a.wilayah = ANY(%(tingkat)s)
ORDER BY a.aktif DESC, length(a.wilayah) DESC, a.jam, a.jenis, a.setelah_menit, a.id LIMIT 200
