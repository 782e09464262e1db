-- Tried again from the beginning, at once.
UPDATE intake.kiriman SET keadaan = 'menunggu', percobaan = 0, kirim_setelah = clock_timestamp(), galat = NULL
WHERE id = %(id)s AND keadaan = 'gagal' AND versi IS NOT NULL
