-- Who changed what.
INSERT INTO sla.catatan_kabar (wilayah, oleh, apa, rincian) VALUES (%(wilayah)s, %(oleh)s, %(apa)s, %(rincian)s)
