-- Somebody signs in: for the role that signs people in alone.
SELECT web.sesi_masuk(%(id_hash)s, %(petugas_id)s, %(pelapor_id)s, %(tahap)s, %(peranti)s, %(diam)s, %(umur)s)
