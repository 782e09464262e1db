-- What failed is tried again, at once and from the first attempt; where there was nobody to tell it goes by itself once there is somebody.
UPDATE sla.kabar_pelanggan SET keadaan = 'menunggu', percobaan = 0, kirim_setelah = clock_timestamp(), galat = NULL
WHERE keadaan = 'gagal' AND kontak_id <> 0
