-- A session ends; its drafts go with it.
DELETE FROM web.sesi WHERE id_hash = %(id_hash)s
