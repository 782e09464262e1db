-- The second factor is set up, replaced or taken away, if what was there is still what was looked at: of two at once the second changes nothing.
UPDATE akun.petugas SET totp = %(totp)s, totp_langkah = %(langkah)s, diubah_pada = clock_timestamp()
WHERE petugas_id = %(id)s AND totp IS NOT DISTINCT FROM %(lama)s
