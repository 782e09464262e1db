-- What the daily job did.
INSERT INTO intake.retensi_jalan (orang) VALUES (%(orang)s)
