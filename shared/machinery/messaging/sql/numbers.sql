-- The last number of every office and year, to be kept outside the database too.
SELECT wilayah, tahun, terakhir FROM eventstore.nomor
