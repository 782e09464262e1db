-- What is open now, by office and step of the SOP (NULL: as whole cases): how much, how much of it late, and near: past its warning threshold.
SELECT wilayah, nullif(langkah, 0) AS langkah, count(*)::int AS buka,
    count(*) FILTER (WHERE batas < clock_timestamp())::int AS lewat,
    count(*) FILTER (WHERE dekat_pada <= clock_timestamp() AND batas >= clock_timestamp())::int AS dekat,
    count(*) FILTER (WHERE putaran > 1)::int AS dibuka
FROM sla.terbuka
WHERE wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s
GROUP BY wilayah, langkah ORDER BY wilayah, langkah
