-- All complaints of one account.
SELECT aduan_id, kunci, akun, wilayah FROM intake.milik WHERE akun = %(akun)s ORDER BY dibuat_pada, aduan_id
