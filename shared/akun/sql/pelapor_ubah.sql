-- Corrected; another contact is not confirmed yet, and one that is somebody else's changes nothing.
UPDATE akun.pelapor p SET nama = %(nama)s, kontak = %(kontak)s, jenis_kontak = %(jenis)s,
    dikonfirmasi_pada = CASE WHEN p.sidik = %(sidik)s THEN p.dikonfirmasi_pada END, sidik = %(sidik)s
WHERE p.id = %(id)s AND NOT EXISTS (SELECT FROM akun.pelapor l WHERE l.sidik = %(sidik)s AND l.id <> p.id)
