-- How often an office kept its standards lately: each step with (in time, all that ended).
SELECT langkah, count(*) FILTER (WHERE tepat), count(*)
FROM intake.ketepatan
WHERE wilayah = %(wilayah)s AND selesai > clock_timestamp() - interval '90 days'
GROUP BY langkah
