-- Whole cases that run now, by office, and how many of them past their due time.
SELECT wilayah, count(*)::int AS buka, count(*) FILTER (WHERE batas < clock_timestamp())::int AS buka_lewat
FROM sla.perkara
WHERE selesai IS NULL AND (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
GROUP BY wilayah
