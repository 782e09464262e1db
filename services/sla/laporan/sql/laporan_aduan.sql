-- Complaints by where they stand: each end is counted apart.
SELECT keadaan, count(*)::int FROM sla.aduan
WHERE %(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s
GROUP BY keadaan ORDER BY keadaan
