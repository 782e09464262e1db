-- A member of staff with their roles; the token itself is never stored.
WITH petugas AS (
    INSERT INTO kantor.petugas (id, nama, wilayah, token_hash) VALUES (%(id)s, %(nama)s, %(wilayah)s, %(token_hash)s) RETURNING id, wilayah
)
INSERT INTO kantor.penugasan (petugas_id, peran, wilayah) SELECT id, unnest(%(peran)s::text[]), wilayah FROM petugas
