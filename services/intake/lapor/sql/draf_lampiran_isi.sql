-- One file of a draft of this visitor.
SELECT l.keterangan, l.isi FROM web.draf_lampiran l JOIN web.draf d ON d.id = l.draf_id
WHERE l.id = %(id)s AND l.draf_id = %(draf)s AND d.sesi = %(sesi)s
