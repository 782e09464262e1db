-- Where in a bin the ended clocks of several offices and months stand, as they were known at an instant: how many in each of its parts.
-- Counting them costs a part of what sorting them would, and so they are not sorted here either.
SELECT g.no, ((v.terpakai - g.dari) * %(bagian)s / (g.hingga - g.dari))::int AS ke, count(*)::bigint AS banyak
FROM unnest(
    %(no)s::int[], %(wilayah)s::text[], %(langkah)s::smallint[], %(bulan)s::text[], %(standar)s::text[],
    %(dari)s::bigint[], %(hingga)s::bigint[]
) g (no, wilayah, langkah, bulan, standar, dari, hingga)
JOIN sla.verdik v ON v.wilayah COLLATE "C" = g.wilayah AND v.langkah = g.langkah AND v.bulan COLLATE "C" = g.bulan
    AND v.terpakai >= g.dari AND v.terpakai < g.hingga
WHERE (g.standar IS NULL OR v.standar = g.standar) AND v.putusan IN ('tepat', 'lewat')
    AND v.diketahui_pada < %(saat)s AND (v.sampai IS NULL OR v.sampai >= %(saat)s)
GROUP BY 1, 2
