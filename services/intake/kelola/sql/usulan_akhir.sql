-- What became of it, and who decided.
UPDATE akun.usulan SET akhir = %(akhir)s, pemutus = %(pemutus)s, diputus_pada = clock_timestamp() WHERE id = %(id)s AND akhir IS NULL
