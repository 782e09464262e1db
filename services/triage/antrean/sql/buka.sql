-- This person has the complaint open now; the rows of whoever left are cleared away with it.
WITH lama AS (
    DELETE FROM triage.sedang_dibuka WHERE aduan_id = %(aduan)s AND petugas_id <> %(petugas)s AND pada < clock_timestamp() - interval '2 minutes'
)
INSERT INTO triage.sedang_dibuka (aduan_id, petugas_id, wilayah, nama) VALUES (%(aduan)s, %(petugas)s, %(wilayah)s, %(nama)s)
ON CONFLICT (aduan_id, petugas_id, wilayah) DO UPDATE SET nama = excluded.nama, pada = clock_timestamp()
