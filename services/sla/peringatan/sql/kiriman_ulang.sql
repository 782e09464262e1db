-- What failed is tried again, at once and from the first attempt.
UPDATE sla.kiriman SET keadaan = 'menunggu', percobaan = 0, kirim_setelah = clock_timestamp(), galat = NULL
WHERE keadaan = 'gagal' AND (%(id)s::bigint IS NULL OR id = %(id)s)
