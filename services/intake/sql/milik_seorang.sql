-- One complaint and, where it was filed with an account, the others of that account.
SELECT m.aduan_id, m.kunci, m.akun, m.wilayah FROM intake.milik m
WHERE m.aduan_id = %(aduan_id)s OR m.akun = (SELECT akun FROM intake.milik WHERE aduan_id = %(aduan_id)s)
ORDER BY m.dibuat_pada, m.aduan_id
