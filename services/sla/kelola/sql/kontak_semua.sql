-- Who is told, without the address.
SELECT id, wilayah, peran, saluran, petunjuk FROM sla.kontak WHERE wilayah = %(wilayah)s ORDER BY peran, id
