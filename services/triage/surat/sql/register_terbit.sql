-- A register as it leaves the office; nothing where its number of the month is taken, or the same form was sent before.
INSERT INTO triage.register_terbit (id, wilayah, bulan, ke, nomor, pada, oleh, peran, sidik, pencetak, sumber, data, orang)
VALUES (%(id)s, %(wilayah)s, %(bulan)s, %(ke)s, %(nomor)s, %(pada)s, %(oleh)s, %(peran)s, %(sidik)s, %(pencetak)s, %(sumber)s, %(data)s,
    %(orang)s)
ON CONFLICT DO NOTHING
