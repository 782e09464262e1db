-- An office's own data with who changed it last: by name where row-level security lets that be seen, else by nobody's.
SELECT k.kode, k.nama, k.alamat, k.telepon, k.zona, k.diubah_pada, coalesce(p.nama, '')
FROM kantor.kantor k LEFT JOIN kantor.petugas p ON p.id = k.diubah_oleh
WHERE k.kode = %(kode)s
