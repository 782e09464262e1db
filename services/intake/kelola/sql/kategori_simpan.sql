-- A wilayah's own row of a category: stands in for the one from above. What complaints were filed under is never deleted, only hidden.
INSERT INTO kantor.kategori (wilayah, kode, nama, urutan, rahasia, aktif, diubah_pada, diubah_oleh)
VALUES (%(wilayah)s, %(kode)s, %(nama)s, %(urutan)s, %(rahasia)s, %(aktif)s, clock_timestamp(), %(oleh)s)
ON CONFLICT (wilayah, kode) DO UPDATE SET
    nama = excluded.nama, urutan = excluded.urutan, rahasia = excluded.rahasia, aktif = excluded.aktif,
    diubah_pada = excluded.diubah_pada, diubah_oleh = excluded.diubah_oleh
