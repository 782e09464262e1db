-- An office is added once and corrected as often as need be; its code becomes a known region.
WITH wilayah AS (
    INSERT INTO kantor.wilayah (kode, nama) VALUES (%(kode)s, regexp_replace(%(nama)s, '^Kecamatan ', '')) ON CONFLICT (kode) DO NOTHING
)
INSERT INTO kantor.kantor (kode, nama, alamat, telepon, zona, induk)
VALUES (%(kode)s, %(nama)s, %(alamat)s, %(telepon)s, coalesce(%(zona)s, %(zona_wilayah)s), (SELECT kode FROM kantor.kantor WHERE kode = %(induk)s))
ON CONFLICT (kode) DO UPDATE SET nama = excluded.nama, alamat = excluded.alamat, telepon = excluded.telepon, zona = coalesce(%(zona)s, kantor.zona)
RETURNING kode, nama, alamat, telepon, zona, induk
