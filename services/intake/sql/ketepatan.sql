-- How often an office kept its standards since then: each step with (in time, all that ended).
SELECT langkah, count(*) FILTER (WHERE tepat), count(*)
FROM intake.ketepatan
WHERE wilayah = %(wilayah)s AND selesai >= %(sejak)s
GROUP BY langkah
