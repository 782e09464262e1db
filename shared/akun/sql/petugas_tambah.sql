-- A member of staff with their roles.
WITH petugas AS (
    INSERT INTO kantor.petugas (id, nama, wilayah) VALUES (%(id)s, %(nama)s, %(wilayah)s) RETURNING id, wilayah
)
INSERT INTO kantor.penugasan (petugas_id, peran, wilayah) SELECT id, unnest(%(peran)s::text[]), wilayah FROM petugas
