-- A visitor comes who has not signed in.
SELECT web.sesi_tamu(%(id_hash)s, %(peranti)s, %(diam)s, %(umur)s)
