-- The one-time link sets the password, once; a second factor that is lost goes with a new invitation, and where there was a password
-- before, so do the tokens that somebody else may hold.
WITH lama AS (
    UPDATE akun.token t SET dicabut_pada = clock_timestamp() FROM akun.petugas a
    WHERE a.undangan = %(undangan)s AND a.undangan_sampai > clock_timestamp() AND a.sandi IS NOT NULL
        AND t.petugas_id = a.petugas_id AND t.dicabut_pada IS NULL
)
UPDATE akun.petugas SET sandi = %(sandi)s, totp = NULL, totp_langkah = 0, undangan = NULL, undangan_sampai = NULL, diubah_pada = clock_timestamp()
WHERE undangan = %(undangan)s AND undangan_sampai > clock_timestamp()
