-- It became a complaint; what was typed and attached is gone from here.
WITH berkas AS (DELETE FROM web.draf_lampiran WHERE draf_id = %(id)s)
UPDATE web.draf SET isi = '', aduan_id = %(aduan_id)s, diubah_pada = clock_timestamp() WHERE id = %(id)s
