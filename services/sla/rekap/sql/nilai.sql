-- Two neighbours among the ended clocks of an office (or several) and step: of those in a few bins of the histogram, all else is passed by.
SELECT g.no, (array_agg(v.terpakai ORDER BY v.terpakai))[min(g.lewati) + 1:min(g.lewati) + 2] AS nilai
FROM unnest(
    %(no)s::int[], %(wilayah)s::text[], %(langkah)s::smallint[], %(standar)s::text[], %(dari_kotak)s::int[], %(sampai_kotak)s::int[],
    %(lewati)s::int[]
) g (no, wilayah, langkah, standar, dari_kotak, sampai_kotak, lewati)
CROSS JOIN LATERAL (
    SELECT j.terpakai FROM sla.jam j
    WHERE j.wilayah COLLATE "C" = g.wilayah AND j.langkah = g.langkah AND j.selesai IS NOT NULL
        AND j.terpakai >= coalesce((sla.tepi_kotak())[g.dari_kotak], 0) AND j.terpakai < coalesce((sla.tepi_kotak())[g.sampai_kotak + 1], 9223372036854775807)
        AND (%(dari)s::timestamptz IS NULL OR j.selesai >= %(dari)s) AND (%(sampai)s::timestamptz IS NULL OR j.selesai < %(sampai)s)
        AND j.putusan IN ('tepat', 'lewat') AND (g.standar IS NULL OR j.standar = g.standar)
) v
GROUP BY g.no
