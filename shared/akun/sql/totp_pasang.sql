-- The second factor is set up, or taken away.
UPDATE akun.petugas SET totp = %(totp)s, totp_langkah = %(langkah)s, diubah_pada = clock_timestamp() WHERE petugas_id = %(id)s
