-- The whole cases that ran at an instant, by the kind that they were of then, found as in berjalan_per.sql. Which of them were late follows
-- from the due time that they had in the end, unless office, kind or calendar became another: those are named, for their streams to say.
-- The row of one that was passed on is the other office's, which this one does not see.
WITH buka AS MATERIALIZED (
    SELECT k.aduan_id, k.wilayah, k.jenis, o.berganti
    FROM unnest(%(kantor)s::text[], %(berganti)s::timestamptz[]) o (kantor, berganti)
    CROSS JOIN LATERAL (
        SELECT k.* FROM generate_series(0, 9) c (kelas) CROSS JOIN LATERAL (
            SELECT k.aduan_id, k.wilayah, k.jenis FROM sla.kedudukan k
            WHERE k.wilayah COLLATE "C" = o.kantor AND k.kelas = c.kelas AND k.sampai >= %(saat)s
                AND k.sampai < %(saat)s::timestamptz + make_interval(days => 1 << c.kelas) AND k.sejak < %(saat)s
            OFFSET 0
        ) k
        UNION ALL
        SELECT k.aduan_id, k.wilayah, k.jenis FROM sla.kedudukan k
        WHERE k.wilayah COLLATE "C" = o.kantor AND k.kelas = 10 AND k.sampai >= %(saat)s AND k.sejak < %(saat)s
        UNION ALL
        SELECT k.aduan_id, k.wilayah, k.jenis FROM sla.kedudukan k
        WHERE k.wilayah COLLATE "C" = o.kantor AND k.kelas = 99 AND k.sejak < %(saat)s
    ) k
), satu AS (
    SELECT b.aduan_id, b.jenis, coalesce(CASE WHEN p.selesai IS NULL THEN p.batas ELSE v.batas END < %(saat)s, false) AS lewat,
        coalesce(
            p.wilayah = b.wilayah AND b.jenis <> 'informasi' AND p.jenis IS DISTINCT FROM 'informasi'
            AND (b.berganti IS NULL OR p.selesai < b.berganti), false
        ) AS tentu
    FROM buka b
    LEFT JOIN LATERAL (
        SELECT * FROM sla.perkara p
        WHERE p.aduan_id = b.aduan_id AND p.mulai < %(saat)s AND (p.selesai IS NULL OR p.selesai >= %(saat)s) OFFSET 0
    ) p ON true
    LEFT JOIN sla.verdik_perkara v ON (v.aduan_id, v.putaran, v.urutan) = (p.aduan_id, p.putaran, 0)
)
SELECT coalesce(jenis, '') AS jenis, count(*) FILTER (WHERE tentu)::int AS jumlah, count(*) FILTER (WHERE tentu AND lewat)::int AS lewat,
    coalesce(array_agg(aduan_id) FILTER (WHERE NOT tentu), '{}') AS dibaca
FROM satu
GROUP BY 1
