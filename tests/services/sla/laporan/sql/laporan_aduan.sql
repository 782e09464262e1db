-- Complaints by where they stood at an instant, or stand now: each once, by the last of these offices that had it, each end apart.
SELECT keadaan, count(*)::int
FROM (
    SELECT DISTINCT ON (aduan_id) keadaan
    FROM sla.kedudukan
    WHERE sejak < coalesce(%(saat)s::timestamptz, 'infinity') AND (sampai IS NULL OR sampai >= %(saat)s) AND (%(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
    ORDER BY aduan_id, urutan DESC
) k
GROUP BY keadaan
ORDER BY keadaan
