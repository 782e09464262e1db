-- One page of the queue, due soonest first; what has no due time comes last.
SELECT aduan_id AS id, nomor, wilayah AS kecamatan, keadaan, langkah, jenis, kategori, sub_kategori, saluran, rahasia, jeda, putaran, diterima_pada, batas, versi
FROM triage.aduan
WHERE (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
  AND (%(keadaan)s::text IS NULL OR keadaan = %(keadaan)s)
  AND (%(langkah)s::smallint IS NULL OR langkah = %(langkah)s)
  AND (coalesce(batas, '9999-01-01 00:00+00'), aduan_id) > (%(batas)s, %(aduan_id)s)
ORDER BY coalesce(batas, '9999-01-01 00:00+00'), aduan_id
LIMIT %(jumlah)s
