-- What was given, taken or opened, for those who watch.
INSERT INTO kantor.catatan_hak (wilayah, petugas_id, apa, peran, cara, oleh, pengusul)
SELECT %(wilayah)s, %(petugas)s, %(apa)s, unnest(%(peran)s::text[]), %(cara)s, %(oleh)s, %(pengusul)s
