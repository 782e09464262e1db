-- It worked: what failed before is forgotten.
DELETE FROM akun.batas WHERE kunci = ANY(%(kunci)s)
