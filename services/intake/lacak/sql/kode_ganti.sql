-- Another code opens this complaint from now on, and the one before nothing.
UPDATE intake.kode_lacak SET versi = %(versi)s, sidik = %(sidik)s WHERE aduan_id = %(aduan_id)s
