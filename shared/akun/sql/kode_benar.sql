-- The try was right: it does not count against what is asked besides the code.
UPDATE akun.permintaan_kode SET percobaan = percobaan - 1 WHERE id = %(id)s
