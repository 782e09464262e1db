-- A template of this office, new or changed; another office's id changes nothing.
INSERT INTO triage.templat (id, wilayah, kategori, judul, isi, diubah_oleh)
VALUES (%(id)s, %(wilayah)s, %(kategori)s, %(judul)s, %(isi)s, %(oleh)s)
ON CONFLICT (id) DO UPDATE SET kategori = excluded.kategori, judul = excluded.judul, isi = excluded.isi,
    diubah_pada = clock_timestamp(), diubah_oleh = excluded.diubah_oleh
WHERE templat.wilayah = excluded.wilayah
