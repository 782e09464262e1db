-- Who of the demonstration's staff is there, by the name they sign in with, and whether their invitation was used.
SELECT petugas_id, nama_masuk, undangan_sampai IS NULL FROM akun.petugas WHERE nama_masuk = ANY(%(nama)s)
