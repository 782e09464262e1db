-- A new password; an invitation that is still about opens nothing any more.
UPDATE akun.petugas SET sandi = %(sandi)s, undangan = NULL, undangan_sampai = NULL, diubah_pada = clock_timestamp() WHERE petugas_id = %(id)s
