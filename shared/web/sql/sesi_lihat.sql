-- It is in use; written every few minutes only, not at each page.
UPDATE web.sesi SET dilihat_pada = clock_timestamp() WHERE id_hash = %(id_hash)s
