-- Takes over what differs, and tells new names (xmax 0) from corrected ones.
INSERT INTO kantor.wilayah AS w (kode, nama)
SELECT kode, nama FROM unnest(%(kode)s::text[], %(nama)s::text[]) AS t (kode, nama)
ON CONFLICT (kode) DO UPDATE SET nama = excluded.nama WHERE w.nama <> excluded.nama
RETURNING xmax = 0
