-- Whole cases beside each other, by office: what ended in a period, in time or late, what runs now, and how much of it past its due time.
SELECT wilayah,
    count(*) FILTER (WHERE selesai IS NOT NULL)::int AS selesai,
    count(*) FILTER (WHERE selesai IS NOT NULL AND putusan = 'tepat')::int AS tepat,
    count(*) FILTER (WHERE selesai IS NOT NULL AND putusan = 'lewat')::int AS lewat,
    count(*) FILTER (WHERE selesai IS NULL)::int AS buka,
    count(*) FILTER (WHERE selesai IS NULL AND batas < clock_timestamp())::int AS buka_lewat
FROM sla.perkara
WHERE (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
  AND (selesai IS NULL OR (selesai >= %(dari)s AND selesai < %(sampai)s AND putusan IN ('tepat', 'lewat')))
GROUP BY wilayah ORDER BY wilayah
