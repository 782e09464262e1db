-- Complaints whose sums are of other rows than there are; nobody writes them meanwhile.
SELECT a.aduan_id FROM sla.aduan a
WHERE NOT EXISTS (SELECT FROM sla.dirangkum d WHERE (d.aduan_id, d.versi, d.revisi) = (a.aduan_id, a.versi, a.revisi))
ORDER BY a.aduan_id LIMIT %(banyak)s FOR UPDATE OF a
