-- One more rule, for alerts from now on.
INSERT INTO sla.aturan_kabar (wilayah, jam, jenis, kepada, langkah, setelah_menit, jam_kantor, gabung_lebih_dari, gabung_menit, saluran)
VALUES (%(wilayah)s, %(jam)s, %(jenis)s, %(kepada)s, %(langkah)s, %(setelah_menit)s, %(jam_kantor)s, %(gabung_lebih_dari)s, %(gabung_menit)s, %(saluran)s)
RETURNING id
