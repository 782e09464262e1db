-- A code counts once: of two that come in together the second changes nothing.
UPDATE akun.petugas SET totp_langkah = %(langkah)s WHERE petugas_id = %(id)s AND totp_langkah < %(langkah)s
