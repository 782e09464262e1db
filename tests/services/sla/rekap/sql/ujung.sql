-- How complaints received in a period stand: each end counted apart.
SELECT a.wilayah, a.keadaan, count(*)::int AS jumlah
FROM sla.aduan a
WHERE a.diterima_pada >= %(dari)s AND a.diterima_pada < %(sampai)s AND (a.wilayah = %(wilayah)s OR a.wilayah LIKE %(di_bawah)s)
GROUP BY a.wilayah, a.keadaan
