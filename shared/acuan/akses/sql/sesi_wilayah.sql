-- At which of their offices they are from now on.
SELECT web.sesi_wilayah(%(id_hash)s, %(wilayah)s)
