-- A code that was sent there came back: the contact is theirs, if it is still this one.
UPDATE akun.pelapor SET dikonfirmasi_pada = clock_timestamp() WHERE id = %(id)s AND sidik = %(kontak)s
