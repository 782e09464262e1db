-- How far the numbers of each office and year have come, so that filing goes on behind them.
INSERT INTO eventstore.nomor (wilayah, tahun, terakhir)
SELECT * FROM unnest(%(wilayah)s::text[], %(tahun)s::int[], %(terakhir)s::int[])
ON CONFLICT (wilayah, tahun) DO UPDATE SET terakhir = excluded.terakhir
