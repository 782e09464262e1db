-- A member of staff; the token itself is never stored.
INSERT INTO kantor.petugas (id, nama, peran, wilayah, token_hash) VALUES (%(id)s, %(nama)s, %(peran)s, %(wilayah)s, %(token_hash)s)
