-- One address of this very wilayah is forgotten.
DELETE FROM sla.kontak WHERE id = %(id)s AND wilayah = %(wilayah)s RETURNING peran || ' lewat ' || saluran
