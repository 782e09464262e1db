-- The account is no more.
DELETE FROM akun.pelapor WHERE id = %(id)s
