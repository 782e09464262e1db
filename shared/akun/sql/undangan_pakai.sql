-- The one-time link sets the password, once; a second factor that is lost goes with a new invitation.
UPDATE akun.petugas SET sandi = %(sandi)s, totp = NULL, totp_langkah = 0, undangan = NULL, undangan_sampai = NULL, diubah_pada = clock_timestamp()
WHERE undangan = %(undangan)s AND undangan_sampai > clock_timestamp()
