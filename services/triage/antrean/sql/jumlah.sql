-- How many complaints run in this wilayah, by everything a filter may ask; the filters are counted from these few rows. With them, as a
-- situation without a step, what waits for its parent's answer beyond the time of the whole case. {di} is one office or a region.
SELECT keadaan, langkah, jenis, kategori, saluran, coalesce(batas < statement_timestamp(), false) AS terlambat,
    coalesce(dekat_pada <= statement_timestamp() AND batas >= statement_timestamp(), false) AS dekat, putaran > 1 AS dibuka,
    coalesce(perkara_batas < statement_timestamp(), false) AS perkara_terlambat, count(*)::integer
FROM triage.aduan
WHERE {di} AND langkah IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT keadaan, NULL, jenis, kategori, saluran, false, false, putaran > 1, true, count(*)::integer
FROM triage.aduan
WHERE {di} AND langkah IS NULL AND perkara_batas < statement_timestamp()
GROUP BY keadaan, jenis, kategori, saluran, putaran > 1
