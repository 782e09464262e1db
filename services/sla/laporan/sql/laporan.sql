-- Per step and standard: answered, in time, late, still open; median and p90 of the opening minutes used.
SELECT langkah, standar,
    count(*) FILTER (WHERE selesai IS NOT NULL AND putusan <> 'terhenti')::int AS dijawab,
    count(*) FILTER (WHERE putusan = 'tepat')::int AS tepat,
    count(*) FILTER (WHERE putusan = 'lewat' AND selesai IS NOT NULL)::int AS lewat,
    count(*) FILTER (WHERE selesai IS NULL)::int AS berjalan,
    count(*) FILTER (WHERE selesai IS NULL AND batas < clock_timestamp())::int AS berjalan_lewat,
    count(*) FILTER (WHERE putusan = 'terhenti')::int AS terhenti,
    round((percentile_cont(0.5) WITHIN GROUP (ORDER BY terpakai) FILTER (WHERE selesai IS NOT NULL AND putusan <> 'terhenti') / 60e6)::numeric, 1)::float8 AS p50_menit,
    round((percentile_cont(0.9) WITHIN GROUP (ORDER BY terpakai) FILTER (WHERE selesai IS NOT NULL AND putusan <> 'terhenti') / 60e6)::numeric, 1)::float8 AS p90_menit
FROM sla.jam
WHERE %(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s
GROUP BY langkah, standar
ORDER BY langkah, standar
