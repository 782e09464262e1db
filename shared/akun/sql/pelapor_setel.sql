-- A new password by a code that came to the contact, if it is still this one; the contact is confirmed by it.
UPDATE akun.pelapor SET sandi = %(sandi)s, dikonfirmasi_pada = coalesce(dikonfirmasi_pada, clock_timestamp())
WHERE id = %(id)s AND sidik = %(kontak)s
