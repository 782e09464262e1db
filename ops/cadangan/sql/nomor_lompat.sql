-- Behind the numbers that may have been given out; what the database itself knows better stays. Gives what was last before, and now.
INSERT INTO eventstore.nomor AS n (wilayah, tahun, terakhir) VALUES (%(wilayah)s, %(tahun)s, %(sampai)s)
ON CONFLICT (wilayah, tahun) DO UPDATE SET terakhir = greatest(n.terakhir, excluded.terakhir)
RETURNING terakhir
