-- How many complaints there were at an instant; where each stood then is not kept.
SELECT 'diterima', count(*)::int FROM sla.aduan
WHERE diterima_pada < %(saat)s AND (%(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
