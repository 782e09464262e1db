-- The visitor throws it away.
DELETE FROM web.draf WHERE id = %(id)s AND sesi = %(sesi)s
