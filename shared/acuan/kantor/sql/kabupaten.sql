-- Districts that have an office of their own.
SELECT kode, nama, coalesce(alamat, ''), coalesce(telepon, ''), zona FROM kantor.kantor WHERE length(kode) = 5 ORDER BY nama, kode
