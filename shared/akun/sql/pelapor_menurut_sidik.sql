-- Whose contact it is.
SELECT id, wilayah, jenis_kontak, nama, kontak, sandi, dikonfirmasi_pada FROM akun.pelapor WHERE sidik = %(sidik)s
