-- What is open now, by category.
SELECT kategori, count(*)::int AS buka, count(*) FILTER (WHERE batas < clock_timestamp())::int AS lewat
FROM sla.terbuka
WHERE langkah >= 3 AND (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
GROUP BY kategori ORDER BY 2 DESC, 1
