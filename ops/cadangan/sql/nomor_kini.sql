-- The last number of every office and year, as the restored database knows it.
SELECT wilayah, tahun, terakhir FROM eventstore.nomor
