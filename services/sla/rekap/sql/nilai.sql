-- Two neighbours among the clocks of an office and step that ended in a period: from the bin on in which the first of them lies, so many on.
-- The bin's lower end is reckoned apart: under row security an index is searched by what leaks nothing, which a subscript is not known for.
-- The period is asked of a sum, so that no other index but the one by opening time comes into question: how far that is read has a bound.
WITH g AS MATERIALIZED (
    SELECT no, wilayah, langkah, coalesce((sla.tepi_kotak())[kotak], 0) AS dari, lewati
    FROM unnest(%(no)s::int[], %(wilayah)s::text[], %(langkah)s::smallint[], %(kotak)s::int[], %(lewati)s::int[])
        x (no, wilayah, langkah, kotak, lewati)
)
SELECT g.no, ARRAY(
    SELECT j.terpakai FROM sla.jam j
    WHERE j.wilayah COLLATE "C" = g.wilayah AND j.langkah = g.langkah AND j.selesai IS NOT NULL AND j.terpakai >= g.dari
        AND j.selesai + interval '0' >= %(dari)s AND j.selesai + interval '0' < %(sampai)s AND j.putusan IN ('tepat', 'lewat')
    ORDER BY j.terpakai OFFSET g.lewati LIMIT 2
) AS nilai
FROM g
