-- A new password, by its owner who knows the old one.
UPDATE akun.pelapor SET sandi = %(sandi)s WHERE id = %(id)s
