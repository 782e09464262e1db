-- Percentiles of opening time of the clocks that ended in a period, by office and step, of offices where those are few.
SELECT j.wilayah, j.langkah, percentile_cont(%(bagian)s::float8[]) WITHIN GROUP (ORDER BY j.terpakai) AS nilai
FROM unnest(%(kantor)s::text[]) k (kantor)
JOIN sla.jam j ON j.wilayah COLLATE "C" = k.kantor AND j.selesai >= %(dari)s AND j.selesai < %(sampai)s
WHERE j.langkah >= 3 AND j.putusan IN ('tepat', 'lewat')
GROUP BY j.wilayah, j.langkah
