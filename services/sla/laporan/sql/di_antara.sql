-- Values at some ranks among the ended clocks of several offices and months, as they were known at an instant, each between two bounds.
WITH isi AS (
    SELECT g.no, v.terpakai, row_number() OVER (PARTITION BY g.no ORDER BY v.terpakai) - 1 AS tempat
    FROM unnest(
        %(no)s::int[], %(wilayah)s::text[], %(langkah)s::smallint[], %(bulan)s::text[], %(standar)s::text[],
        %(dari)s::bigint[], %(hingga)s::bigint[]
    ) g (no, wilayah, langkah, bulan, standar, dari, hingga)
    JOIN sla.verdik v ON v.wilayah COLLATE "C" = g.wilayah AND v.langkah = g.langkah AND v.bulan COLLATE "C" = g.bulan
        AND v.terpakai >= g.dari AND v.terpakai < g.hingga
    WHERE (g.standar IS NULL OR v.standar = g.standar) AND v.putusan IN ('tepat', 'lewat')
        AND v.diketahui_pada < %(saat)s AND (v.sampai IS NULL OR v.sampai >= %(saat)s)
)
SELECT i.no, i.tempat, i.terpakai
FROM isi i JOIN unnest(%(dicari)s::int[], %(tempat)s::bigint[]) d (no, tempat) USING (no, tempat)
