-- Who signs in by this name.
SELECT a.petugas_id, a.wilayah, p.nama, a.nama_masuk, a.sandi, a.totp, a.totp_langkah,
    ARRAY(SELECT t.peran FROM kantor.penugasan t WHERE t.petugas_id = p.id ORDER BY t.wilayah, t.peran),
    ARRAY(SELECT t.wilayah FROM kantor.penugasan t WHERE t.petugas_id = p.id ORDER BY t.wilayah, t.peran)
FROM akun.petugas a JOIN kantor.petugas p ON p.id = a.petugas_id AND p.aktif
WHERE a.nama_masuk = %(nama)s
