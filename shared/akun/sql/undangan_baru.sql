-- They have not signed in before: the link sets their first password.
INSERT INTO akun.petugas (petugas_id, wilayah, nama_masuk, undangan, undangan_sampai)
VALUES (%(id)s, %(wilayah)s, %(nama)s, %(undangan)s, clock_timestamp() + %(berlaku)s)
