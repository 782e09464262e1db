-- An office's own template, tried out already.
INSERT INTO kantor.templat_surat (wilayah, nama, isi) VALUES (%(wilayah)s, %(nama)s, %(isi)s)
ON CONFLICT (wilayah, nama) DO UPDATE SET isi = excluded.isi, diubah_pada = clock_timestamp()
