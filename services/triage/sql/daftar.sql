-- One page of the queue: what somebody objected to first, then what is due soonest; what has no due time comes last. Each filter counts where it is given. {di} is one
-- office, whose index is in this order, or a region.
SELECT aduan_id AS id, nomor, wilayah AS kecamatan, keadaan, langkah, jenis, kategori, sub_kategori, saluran, rahasia, jeda, putaran, diterima_pada, batas, dekat_pada,
    perkara_batas, langkah_sejak, ditanya_pada, dijeda, versi, NULL::text AS dialihkan_ke, NULL::timestamptz AS dialihkan_pada
FROM triage.aduan
WHERE {di}
  AND (%(keadaan)s::text IS NULL OR keadaan = %(keadaan)s)
  AND (%(langkah)s::smallint IS NULL OR langkah = %(langkah)s)
  AND (NOT %(berjalan)s OR langkah IS NOT NULL OR %(perkara_terlambat)s)
  AND (NOT %(perkara_terlambat)s OR perkara_batas < clock_timestamp())
  AND (%(jenis)s::text IS NULL OR jenis = %(jenis)s)
  AND (%(kategori)s::text IS NULL OR kategori = %(kategori)s)
  AND (%(saluran)s::text IS NULL OR saluran = %(saluran)s)
  AND (NOT %(terlambat)s OR batas < clock_timestamp())
  AND (NOT %(dekat)s OR (dekat_pada <= clock_timestamp() AND batas >= clock_timestamp()))
  AND (%(cari)s::text IS NULL OR nomor ILIKE %(cari)s)
  AND (NOT %(dibuka)s OR putaran > 1)
  AND (putaran = 1, coalesce(batas, '9999-01-01 00:00+00'), aduan_id) > (%(pertama)s, %(batas)s, %(aduan_id)s)
ORDER BY putaran = 1, coalesce(batas, '9999-01-01 00:00+00'), aduan_id
LIMIT %(jumlah)s
