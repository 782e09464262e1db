-- The draft as it is now; what is saved last counts.
INSERT INTO response.draf (aduan_id, petugas_id, wilayah, isi) VALUES (%(aduan_id)s, %(petugas_id)s, %(wilayah)s, %(isi)s)
ON CONFLICT (aduan_id, petugas_id, wilayah) DO UPDATE SET isi = excluded.isi, diubah_pada = clock_timestamp()
