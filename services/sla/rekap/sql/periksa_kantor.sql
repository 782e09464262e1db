-- The first sum by office that is not what the sum of its group is.
SELECT hal, tingkat, simpul, wilayah, kelompok, coalesce(s.n, 0) AS seharusnya, coalesce(a.n, 0) AS ada
FROM (SELECT * FROM sla.rekap WHERE hal IN ('selesai', 'perkara', 'diterima', 'peristiwa')) s
FULL JOIN (
    SELECT k.hal, k.tingkat, k.simpul, k.wilayah, x.key AS kelompok, x.value::bigint AS n FROM sla.rekap_kantor k CROSS JOIN LATERAL jsonb_each_text(k.isi) x
) a USING (hal, tingkat, simpul, wilayah, kelompok)
WHERE coalesce(s.n, 0) <> coalesce(a.n, 0)
ORDER BY hal, tingkat, simpul, wilayah, kelompok LIMIT 1
