-- One address for a role of this wilayah; a second time it is refused.
INSERT INTO sla.kontak (wilayah, peran, saluran, url_tersandi, sidik, petunjuk)
VALUES (%(wilayah)s, %(peran)s, %(saluran)s, %(url)s, %(sidik)s, %(petunjuk)s) RETURNING id
