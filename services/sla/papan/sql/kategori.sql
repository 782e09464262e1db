-- What is open now, by category.
SELECT a.kategori, count(*)::int AS buka, count(*) FILTER (WHERE j.batas < clock_timestamp())::int AS lewat
FROM sla.jam j JOIN sla.aduan a USING (aduan_id)
WHERE j.selesai IS NULL AND j.langkah >= 3 AND (j.wilayah = %(wilayah)s OR j.wilayah LIKE %(di_bawah)s)
GROUP BY a.kategori ORDER BY 2 DESC, 1
