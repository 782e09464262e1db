-- What is attached to one draft of this visitor, without the files themselves.
SELECT l.id, l.draf_id, l.keterangan FROM web.draf_lampiran l JOIN web.draf d ON d.id = l.draf_id
WHERE l.draf_id = ANY(%(draf)s) AND d.sesi = %(sesi)s ORDER BY l.dibuat_pada, l.id
