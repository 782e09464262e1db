-- The last number that each office and year gave.
SELECT wilayah, tahun, terakhir FROM eventstore.nomor
