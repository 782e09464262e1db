-- A new account, unless the contact has one.
INSERT INTO akun.pelapor (id, wilayah, sidik, jenis_kontak, nama, kontak, sandi)
VALUES (%(id)s, %(wilayah)s, %(sidik)s, %(jenis)s, %(nama)s, %(kontak)s, %(sandi)s) ON CONFLICT (sidik) DO NOTHING
