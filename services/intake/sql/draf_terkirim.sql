-- It became a complaint; what was typed is gone from here.
UPDATE web.draf SET isi = '', aduan_id = %(aduan_id)s, diubah_pada = clock_timestamp() WHERE id = %(id)s
