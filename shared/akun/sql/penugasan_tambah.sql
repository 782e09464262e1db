-- More roles for a member of staff; one that is held already stays.
INSERT INTO kantor.penugasan (petugas_id, peran, wilayah) SELECT %(id)s, unnest(%(peran)s::text[]), %(wilayah)s ON CONFLICT DO NOTHING
