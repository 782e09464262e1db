-- Ended clocks as they were known at an instant, by what their own office had in its books of the complaint: its category, or its channel.
-- Of these there are no sums: every verdict up to then is read, for minutes where there are millions.
SELECT {grup} AS grup, v.langkah,
    count(*) FILTER (WHERE EXISTS (
        SELECT FROM sla.peristiwa m WHERE m.aduan_id = v.aduan_id AND m.wilayah = v.wilayah AND m.jenis = %(jenis_mundur)s
    ))::int AS mundur,
    count(*) FILTER (WHERE v.putusan = 'tepat')::int AS tepat,
    count(*) FILTER (WHERE v.putusan = 'lewat')::int AS lewat,
    count(*) FILTER (WHERE v.putusan = 'terhenti')::int AS terhenti,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY v.terpakai) FILTER (WHERE v.putusan <> 'terhenti') AS p50,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY v.terpakai) FILTER (WHERE v.putusan <> 'terhenti') AS p90,
    sum(v.jeda)::bigint AS jeda, sum(v.terpakai)::bigint AS terpakai
FROM sla.verdik v
JOIN sla.kedudukan k ON k.aduan_id = v.aduan_id AND k.wilayah = v.wilayah
WHERE k.sejak < %(saat)s AND (k.sampai IS NULL OR k.sampai >= %(saat)s)
    AND v.diketahui_pada < %(saat)s AND (v.sampai IS NULL OR v.sampai >= %(saat)s)
    AND (%(wilayah)s = '' OR v.wilayah = %(wilayah)s OR v.wilayah LIKE %(di_bawah)s)
GROUP BY 1, 2
