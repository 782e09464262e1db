-- By which name they sign in, and whether no link is waiting to be used.
SELECT nama_masuk, undangan_sampai IS NULL FROM akun.petugas WHERE petugas_id = %(id)s
