-- All staff with what they do where.
SELECT p.id, p.nama, p.aktif, ARRAY(SELECT t.peran || ' ' || t.wilayah FROM kantor.penugasan t WHERE t.petugas_id = p.id ORDER BY t.wilayah, t.peran)
FROM kantor.petugas p ORDER BY p.nama, p.id
