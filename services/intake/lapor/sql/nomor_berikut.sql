-- Take the next numbers of an office and year; the row stays locked until the complaint is in.
INSERT INTO eventstore.nomor AS n (wilayah, tahun, terakhir) VALUES (%(wilayah)s, %(tahun)s, %(banyak)s)
ON CONFLICT (wilayah, tahun) DO UPDATE SET terakhir = n.terakhir + %(banyak)s
RETURNING terakhir
