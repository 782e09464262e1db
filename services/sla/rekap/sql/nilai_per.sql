-- The same by the verdict known at an instant: of clocks whose last verdict lies in those bins, and of the few that were judged again.
SELECT g.no, (array_agg(v.terpakai ORDER BY v.terpakai))[min(g.lewati) + 1:min(g.lewati) + 2] AS nilai
FROM unnest(
    %(no)s::int[], %(wilayah)s::text[], %(langkah)s::smallint[], %(standar)s::text[], %(dari_kotak)s::int[], %(sampai_kotak)s::int[],
    %(lewati)s::int[]
) g (no, wilayah, langkah, standar, dari_kotak, sampai_kotak, lewati)
CROSS JOIN LATERAL (
    SELECT v.terpakai
    FROM (
        SELECT j.aduan_id, j.langkah, j.putaran, j.ke FROM sla.jam j
        WHERE j.wilayah COLLATE "C" = g.wilayah AND j.langkah = g.langkah AND j.selesai IS NOT NULL AND j.selesai < %(sampai)s
            AND j.terpakai >= coalesce((sla.tepi_kotak())[g.dari_kotak], 0) AND j.terpakai < coalesce((sla.tepi_kotak())[g.sampai_kotak + 1], 9223372036854775807)
            AND (g.standar IS NULL OR j.standar = g.standar)
        UNION
        SELECT u.aduan_id, u.langkah, u.putaran, u.ke FROM sla.verdik u JOIN sla.jam j USING (aduan_id, langkah, putaran, ke)
        WHERE u.wilayah COLLATE "C" = g.wilayah AND u.langkah = g.langkah AND u.urutan > 0 AND (g.standar IS NULL OR j.standar = g.standar)
    ) k
    CROSS JOIN LATERAL (
        SELECT v.terpakai, v.putusan FROM sla.verdik v
        WHERE (v.aduan_id, v.langkah, v.putaran, v.ke) = (k.aduan_id, k.langkah, k.putaran, k.ke) AND v.diketahui_pada < %(sampai)s
        ORDER BY v.urutan DESC LIMIT 1
    ) v
    WHERE v.putusan <> 'terhenti'
        AND v.terpakai >= coalesce((sla.tepi_kotak())[g.dari_kotak], 0) AND v.terpakai < coalesce((sla.tepi_kotak())[g.sampai_kotak + 1], 9223372036854775807)
) v
GROUP BY g.no
