-- Somebody's sessions end: all but the one kept, or the one named.
SELECT web.sesi_akhiri_milik(%(petugas_id)s, %(pelapor_id)s, %(kecuali)s, %(hanya)s)
