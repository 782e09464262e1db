-- One more proposal; the same one twice is refused.
INSERT INTO akun.usulan (id, wilayah, petugas_id, apa, peran, tugas, pengusul, berlaku_sampai)
VALUES (%(id)s, %(wilayah)s, %(petugas)s, %(apa)s, %(peran)s, %(tugas)s, %(pengusul)s, clock_timestamp() + %(berlaku)s)
