-- A new password; where it came by a code, the contact is confirmed, too.
UPDATE akun.pelapor SET sandi = %(sandi)s,
    dikonfirmasi_pada = CASE WHEN %(terbukti)s THEN coalesce(dikonfirmasi_pada, clock_timestamp()) ELSE dikonfirmasi_pada END
WHERE id = %(id)s
