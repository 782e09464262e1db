-- Complaints that the sums have and that are not there.
SELECT d.aduan_id FROM sla.dirangkum d
WHERE NOT EXISTS (SELECT FROM sla.aduan a WHERE a.aduan_id = d.aduan_id) ORDER BY d.aduan_id LIMIT %(banyak)s
