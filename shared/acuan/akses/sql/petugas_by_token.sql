-- Who holds this token; a function, because before it answers nobody knows whose rows may be seen.
SELECT id, nama, peran, wilayah, keadaan, sepi FROM kantor.petugas_dari_token(%(hash)s)
