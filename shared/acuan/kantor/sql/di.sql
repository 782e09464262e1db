-- The offices that take complaints in, of one region: a range in byte order, "/" being the character after ".".
SELECT kode, nama, coalesce(alamat, ''), coalesce(telepon, ''), zona FROM kantor.kantor
WHERE kode COLLATE "C" >= %(wilayah)s AND (%(wilayah)s = '' OR kode COLLATE "C" < %(wilayah)s || '/') AND length(kode) = 8
ORDER BY nama, kode
