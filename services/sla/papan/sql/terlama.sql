-- What somebody objected to first, then the clocks that have run longest past their due time, or run longest at all.
SELECT j.aduan_id, j.wilayah, j.langkah, a.kategori, j.putaran, j.mulai, j.batas, j.dekat_pada
FROM sla.jam j LEFT JOIN sla.aduan a USING (aduan_id)
WHERE j.selesai IS NULL AND j.langkah >= 3 AND (j.wilayah = %(wilayah)s OR j.wilayah LIKE %(di_bawah)s)
ORDER BY j.putaran = 1, j.batas NULLS LAST, j.mulai LIMIT %(jumlah)s
