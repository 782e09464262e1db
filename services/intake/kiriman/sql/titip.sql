-- A code's message waits to go out; where it is for nobody it is written all the same, so that both take equally long.
INSERT INTO intake.kiriman (wilayah, isi, keadaan) VALUES ('', %(isi)s, %(keadaan)s)
