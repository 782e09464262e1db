-- A new link for who has an account; the password they have opens it until the link is used.
UPDATE akun.petugas SET undangan = %(undangan)s, undangan_sampai = clock_timestamp() + %(berlaku)s, diubah_pada = clock_timestamp()
WHERE petugas_id = %(id)s
