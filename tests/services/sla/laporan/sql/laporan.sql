-- Per step and standard: answered, in time, late, still open; median and p90 of the opening minutes used.
SELECT langkah, standar,
    count(*) FILTER (WHERE selesai AND putusan <> 'terhenti')::int AS dijawab,
    count(*) FILTER (WHERE selesai AND putusan = 'tepat')::int AS tepat,
    count(*) FILTER (WHERE selesai AND putusan = 'lewat')::int AS lewat,
    count(*) FILTER (WHERE NOT selesai)::int AS berjalan,
    count(*) FILTER (WHERE NOT selesai AND batas < saat)::int AS berjalan_lewat,
    count(*) FILTER (WHERE putusan = 'terhenti')::int AS terhenti,
    round((percentile_cont(0.5) WITHIN GROUP (ORDER BY terpakai) FILTER (WHERE selesai AND putusan <> 'terhenti') / 60e6)::numeric, 1)::float8 AS p50_menit,
    round((percentile_cont(0.9) WITHIN GROUP (ORDER BY terpakai) FILTER (WHERE selesai AND putusan <> 'terhenti') / 60e6)::numeric, 1)::float8 AS p90_menit
FROM ({sumber}) j
GROUP BY langkah, standar
ORDER BY langkah, standar
