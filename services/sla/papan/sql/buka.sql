-- What is open now, by office and step of the SOP: how much, how much of it late, and near: past its warning threshold.
SELECT j.wilayah, j.langkah, count(*)::int AS buka,
    count(*) FILTER (WHERE j.batas < clock_timestamp())::int AS lewat,
    count(*) FILTER (WHERE j.dekat_pada <= clock_timestamp() AND j.batas >= clock_timestamp())::int AS dekat,
    count(*) FILTER (WHERE j.putaran > 1)::int AS dibuka,
    min(j.mulai) AS terlama
FROM sla.jam j
WHERE j.selesai IS NULL AND j.langkah >= 3 AND (j.wilayah = %(wilayah)s OR j.wilayah LIKE %(di_bawah)s)
GROUP BY j.wilayah, j.langkah ORDER BY j.wilayah, j.langkah
