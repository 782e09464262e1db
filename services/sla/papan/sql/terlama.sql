-- What somebody objected to first, then the clocks that have run longest past their due time, or run longest at all.
SELECT aduan_id, wilayah, langkah, kategori, putaran, mulai, batas, dekat_pada
FROM sla.terbuka
WHERE langkah >= 3 AND (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
ORDER BY putaran = 1, batas NULLS LAST, mulai LIMIT %(jumlah)s
