-- An account by its id.
SELECT id, wilayah, jenis_kontak, nama, kontak, sandi, dikonfirmasi_pada FROM akun.pelapor WHERE id = %(id)s
