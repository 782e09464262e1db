-- The visitor takes a file out again.
DELETE FROM web.draf_lampiran l USING web.draf d
WHERE l.id = %(id)s AND l.draf_id = %(draf)s AND d.id = l.draf_id AND d.sesi = %(sesi)s AND d.aduan_id IS NULL
