-- Somebody opens the form.
INSERT INTO web.draf (id, sesi, kecamatan) VALUES (%(id)s, %(sesi)s, %(kecamatan)s)
