-- What the daily job did.
INSERT INTO intake.retensi_jalan (orang, gagal) VALUES (%(orang)s, %(gagal)s)
