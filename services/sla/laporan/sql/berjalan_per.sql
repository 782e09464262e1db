-- The clocks that ran at an instant. What ran is found by how long it stood: of each class as many days back as it can be long, so that
-- what is over is not read. `tetap`: its office's calendar is known today as it was then, so that it was late if it was past the due time
-- that it had in the end: a pause that begins later moves none that is past.
WITH buka AS MATERIALIZED (
    SELECT k.aduan_id, k.wilayah, k.kategori, k.saluran, o.berganti
    FROM unnest(%(kantor)s::text[], %(berganti)s::timestamptz[]) o (kantor, berganti)
    CROSS JOIN LATERAL (
        SELECT k.* FROM generate_series(0, 9) c (kelas) CROSS JOIN LATERAL (
            SELECT k.aduan_id, k.wilayah, k.kategori, k.saluran FROM sla.kedudukan k
            WHERE k.wilayah COLLATE "C" = o.kantor AND k.kelas = c.kelas AND k.sampai >= %(saat)s
                AND k.sampai < %(saat)s::timestamptz + make_interval(days => 1 << c.kelas) AND k.sejak < %(saat)s
            OFFSET 0 -- class by class: together they would be all that ever ran
        ) k
        UNION ALL
        SELECT k.aduan_id, k.wilayah, k.kategori, k.saluran FROM sla.kedudukan k
        WHERE k.wilayah COLLATE "C" = o.kantor AND k.kelas = 10 AND k.sampai >= %(saat)s AND k.sejak < %(saat)s
        UNION ALL
        SELECT k.aduan_id, k.wilayah, k.kategori, k.saluran FROM sla.kedudukan k
        WHERE k.wilayah COLLATE "C" = o.kantor AND k.kelas = 99 AND k.sejak < %(saat)s
    ) k
)
SELECT j.aduan_id, b.kategori, b.saluran, j.wilayah, j.langkah, j.standar, j.mulai,
    CASE WHEN j.selesai IS NULL THEN j.batas ELSE v.batas END AS batas,
    %(rinci)s AND EXISTS (
        SELECT FROM sla.peristiwa m WHERE m.aduan_id = j.aduan_id AND m.wilayah = j.wilayah AND m.jenis = %(jenis_mundur)s
    ) AS mundur,
    CASE WHEN j.selesai IS NULL THEN b.berganti IS NULL ELSE b.berganti IS NULL OR j.selesai < b.berganti END AS tetap,
    CASE WHEN j.selesai IS NULL THEN j.jeda = 0 AND j.batas IS NOT NULL AND j.putusan <> 'lewat'
        ELSE coalesce(v.jeda = 0, false) END AS tanpa_jeda
FROM buka b
CROSS JOIN LATERAL (
    SELECT * FROM sla.jam j
    WHERE j.aduan_id = b.aduan_id AND j.wilayah = b.wilayah
        AND j.tercatat_pada < %(saat)s AND (j.selesai IS NULL OR j.selesai >= %(saat)s)
    OFFSET 0 -- one by one
) j
LEFT JOIN sla.verdik v ON (v.aduan_id, v.langkah, v.putaran, v.ke, v.urutan) = (j.aduan_id, j.langkah, j.putaran, j.ke, 0)
