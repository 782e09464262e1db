-- What a visitor has begun and not sent, and has typed anything into.
SELECT id, kecamatan, isi, dibuka_pada, pemberi_selesai_pada, diubah_pada, aduan_id
FROM web.draf WHERE sesi = %(sesi)s AND aduan_id IS NULL AND isi <> '' ORDER BY diubah_pada DESC LIMIT 5
