-- A migration was run, in its own transaction.
INSERT INTO migrasi.berkas (nomor, nama, sidik, serasi) VALUES (%(nomor)s, %(nama)s, %(sidik)s, %(serasi)s)
