-- Offices beside each other: what each step ended in a period, in time or late, and how long it took in opening minutes.
SELECT j.wilayah, j.langkah, count(*)::int AS selesai,
    count(*) FILTER (WHERE j.putusan = 'tepat')::int AS tepat, count(*) FILTER (WHERE j.putusan = 'lewat')::int AS lewat,
    (percentile_cont(0.5) WITHIN GROUP (ORDER BY j.terpakai) / 60e6)::float8 AS p50_menit,
    (percentile_cont(0.9) WITHIN GROUP (ORDER BY j.terpakai) / 60e6)::float8 AS p90_menit
FROM sla.jam j
WHERE j.selesai >= %(dari)s AND j.selesai < %(sampai)s AND j.putusan IN ('tepat', 'lewat') AND j.langkah >= 3
  AND (j.wilayah = %(wilayah)s OR j.wilayah LIKE %(di_bawah)s)
GROUP BY j.wilayah, j.langkah ORDER BY j.wilayah, j.langkah
