-- A code that was sent there came back: the contact is theirs.
UPDATE akun.pelapor SET dikonfirmasi_pada = clock_timestamp() WHERE id = %(id)s
