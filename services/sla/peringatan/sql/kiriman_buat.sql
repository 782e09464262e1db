-- One delivery for each rule, clock and address, however often the alert is read.
INSERT INTO sla.kiriman (aturan_id, kontak_id, wilayah, aduan_id, nomor, jam, jenis, kunci, langkah, putaran, ke, batas, peran, kirim_setelah, keadaan, galat)
VALUES (%(aturan_id)s, %(kontak_id)s, %(wilayah)s, %(aduan_id)s, %(nomor)s, %(jam)s, %(jenis)s, %(kunci)s, %(langkah)s, %(putaran)s, %(ke)s, %(batas)s,
    %(peran)s, %(kirim_setelah)s, %(keadaan)s, %(galat)s)
ON CONFLICT (aturan_id, aduan_id, kunci, kontak_id) DO NOTHING
