-- A page of what offices here passed on to others: each complaint once, by the last that did so, and only where none of these offices
-- has it now. It has no due time, so it stands where the queue's others without one do.
SELECT id, nomor, kecamatan, 'dialihkan' AS keadaan, NULL::smallint AS langkah, jenis, kategori, sub_kategori, saluran, rahasia,
    false AS jeda, putaran, diterima_pada, NULL::timestamptz AS batas, NULL::timestamptz AS dekat_pada, NULL::timestamptz AS perkara_batas,
    NULL::timestamptz AS langkah_sejak, NULL::timestamptz AS ditanya_pada, 0::bigint AS dijeda, versi, dialihkan_ke, dialihkan_pada
FROM (
    SELECT DISTINCT ON (aduan_id) aduan_id AS id, nomor, wilayah AS kecamatan, jenis, kategori, sub_kategori, saluran, rahasia, putaran,
        diterima_pada, versi, ke AS dialihkan_ke, keluar_pada AS dialihkan_pada
    FROM triage.alihan WHERE {di} ORDER BY aduan_id, urutan DESC
) m
WHERE NOT EXISTS (SELECT FROM triage.aduan WHERE aduan_id = m.id AND {di})
  AND (%(jenis)s::text IS NULL OR jenis = %(jenis)s)
  AND (%(kategori)s::text IS NULL OR kategori = %(kategori)s)
  AND (%(saluran)s::text IS NULL OR saluran = %(saluran)s)
  AND (%(cari)s::text IS NULL OR nomor ILIKE %(cari)s)
  AND (NOT %(dibuka)s OR putaran > 1)
  AND (putaran = 1, '9999-01-01 00:00+00'::timestamptz, id) > (%(pertama)s, %(batas)s, %(aduan_id)s)
ORDER BY putaran = 1, id
LIMIT %(jumlah)s
