-- The complaints below a code whose clock runs and is not paused, due soonest first; and how many there are in all.
SELECT aduan_id, count(*) OVER ()::int
FROM sla.terbuka
WHERE langkah >= 3 AND batas IS NOT NULL AND (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
ORDER BY batas, aduan_id LIMIT %(banyak)s
