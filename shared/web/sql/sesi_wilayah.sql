-- At which of their offices they are from now on.
UPDATE web.sesi SET wilayah = %(wilayah)s WHERE id_hash = %(id_hash)s
