-- What the daily job did, and which keys it has looked at.
INSERT INTO intake.retensi_jalan (orang, gagal, kunci_sampai) VALUES (%(orang)s, %(gagal)s, %(kunci_sampai)s::timestamptz)
