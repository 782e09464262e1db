-- A session ends; its drafts go with it.
SELECT web.sesi_hapus(%(id_hash)s)
