-- One address once for a role at an office; its id, old or new.
INSERT INTO sla.kontak (wilayah, peran, saluran, url_tersandi, sidik)
VALUES (%(wilayah)s, %(peran)s, %(saluran)s, %(url)s, %(sidik)s)
ON CONFLICT (wilayah, peran, sidik) DO UPDATE SET saluran = excluded.saluran
RETURNING id
