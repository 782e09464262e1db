-- Staff of this wilayah with how they sign in and what they do where; row-level security keeps the others out.
-- That somebody also works elsewhere is said, where and as what is not.
SELECT p.id, p.nama, p.wilayah, p.aktif, a.nama_masuk, a.undangan_sampai IS NULL,
    ARRAY(SELECT t.peran FROM kantor.penugasan t WHERE t.petugas_id = p.id ORDER BY t.wilayah, t.peran),
    ARRAY(SELECT t.wilayah FROM kantor.penugasan t WHERE t.petugas_id = p.id ORDER BY t.wilayah, t.peran),
    kantor.di_luar(p.id)
FROM kantor.petugas p LEFT JOIN akun.petugas a ON a.petugas_id = p.id
WHERE (%(id)s::uuid IS NULL OR p.id = %(id)s) AND (p.nama ILIKE %(cari)s OR a.nama_masuk ILIKE %(cari)s)
ORDER BY p.aktif DESC, p.nama, p.id LIMIT 500
