-- Who had it tried again.
INSERT INTO messaging.catatan_ulang (wilayah, oleh, jumlah) VALUES (%(wilayah)s, %(oleh)s, %(jumlah)s)
