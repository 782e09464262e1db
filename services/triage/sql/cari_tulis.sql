-- What these complaints are about now.
INSERT INTO triage.cari (aduan_id, wilayah, kategori, lokasi, kata, diterima_pada)
SELECT * FROM unnest(%(aduan)s::uuid[], %(wilayah)s::text[], %(kategori)s::text[], %(lokasi)s::text[], %(kata)s::text[], %(pada)s::timestamptz[])
ON CONFLICT (aduan_id) DO UPDATE SET wilayah = excluded.wilayah, kategori = excluded.kategori, lokasi = excluded.lokasi, kata = excluded.kata
