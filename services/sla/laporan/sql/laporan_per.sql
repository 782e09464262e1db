-- The report as it was known at an instant: of each clock the last verdict given before it.
WITH verdik AS (
    SELECT DISTINCT ON (aduan_id, langkah, putaran, ke) aduan_id, langkah, putaran, ke, putusan, terpakai
    FROM sla.verdik
    WHERE diketahui_pada < %(saat)s AND (%(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
    ORDER BY aduan_id, langkah, putaran, ke, urutan DESC
)
SELECT j.langkah, j.standar,
    count(*) FILTER (WHERE v.putusan <> 'terhenti')::int AS dijawab,
    count(*) FILTER (WHERE v.putusan = 'tepat')::int AS tepat,
    count(*) FILTER (WHERE v.putusan = 'lewat')::int AS lewat,
    count(*) FILTER (WHERE v.putusan IS NULL)::int AS berjalan,
    count(*) FILTER (WHERE v.putusan IS NULL AND j.batas < %(saat)s)::int AS berjalan_lewat,
    count(*) FILTER (WHERE v.putusan = 'terhenti')::int AS terhenti,
    round((percentile_cont(0.5) WITHIN GROUP (ORDER BY v.terpakai) FILTER (WHERE v.putusan <> 'terhenti') / 60e6)::numeric, 1)::float8 AS p50_menit,
    round((percentile_cont(0.9) WITHIN GROUP (ORDER BY v.terpakai) FILTER (WHERE v.putusan <> 'terhenti') / 60e6)::numeric, 1)::float8 AS p90_menit
FROM sla.jam j LEFT JOIN verdik v USING (aduan_id, langkah, putaran, ke)
WHERE j.mulai < %(saat)s AND (%(wilayah)s = '' OR j.wilayah = %(wilayah)s OR j.wilayah LIKE %(di_bawah)s)
GROUP BY j.langkah, j.standar
ORDER BY j.langkah, j.standar
