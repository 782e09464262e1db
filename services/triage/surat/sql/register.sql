-- A month's complaints for the register, in the order they came; one more than it may hold, to know that there are too many.
SELECT aduan_id
FROM triage.aduan
WHERE (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
  AND diterima_pada >= %(mulai)s AND diterima_pada < %(sampai)s
ORDER BY diterima_pada, nomor
LIMIT %(jumlah)s
