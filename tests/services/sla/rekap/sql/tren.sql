-- Week by week: what the office's steps ended in time and late, in the weeks of the office or district asked for.
SELECT date_trunc('week', j.selesai AT TIME ZONE %(zona)s)::date AS pekan,
    count(*) FILTER (WHERE j.putusan = 'tepat')::int AS tepat, count(*) FILTER (WHERE j.putusan = 'lewat')::int AS lewat
FROM sla.jam j
WHERE j.selesai >= %(dari)s AND j.selesai < %(sampai)s AND j.langkah >= 3 AND (j.wilayah = %(wilayah)s OR j.wilayah LIKE %(di_bawah)s)
GROUP BY 1 ORDER BY 1
