-- It is in use; written every minute only, not at each page.
SELECT web.sesi_lihat(%(id_hash)s)
