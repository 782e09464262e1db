-- The account's own wrapped key, made at its first use; NULL for an account that is closed.
SELECT web.kunci_petugas(%(petugas)s, %(usul)s, %(usang)s)
