-- Offices by what somebody typed of their name, those of which a word begins with it first; each with the name of its district.
WITH cocok AS (
    SELECT k.kode, k.nama, k.alamat, k.telepon, k.zona, lower(k.nama) LIKE %(awal)s AS awal FROM kantor.kantor k
    WHERE lower(k.nama) LIKE %(pola)s AND length(k.kode) = 8
    ORDER BY awal DESC, k.nama, k.kode LIMIT %(jumlah)s
)
SELECT c.kode, c.nama, coalesce(c.alamat, ''), coalesce(c.telepon, ''), c.zona, coalesce(w.nama, '')
FROM cocok c LEFT JOIN kantor.wilayah w ON w.kode = left(c.kode, 5)
ORDER BY c.awal DESC, c.nama, c.kode
