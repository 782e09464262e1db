-- A wilayah's own row of a sub-category; see kategori_simpan.
INSERT INTO kantor.sub_kategori (wilayah, kategori, kode, nama, urutan, aktif, diubah_pada, diubah_oleh)
VALUES (%(wilayah)s, %(kategori)s, %(kode)s, %(nama)s, %(urutan)s, %(aktif)s, clock_timestamp(), %(oleh)s)
ON CONFLICT (wilayah, kategori, kode) DO UPDATE SET
    nama = excluded.nama, urutan = excluded.urutan, aktif = excluded.aktif,
    diubah_pada = excluded.diubah_pada, diubah_oleh = excluded.diubah_oleh
