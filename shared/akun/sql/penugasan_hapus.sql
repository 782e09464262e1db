-- These roles there no longer.
DELETE FROM kantor.penugasan WHERE petugas_id = %(id)s AND wilayah = %(wilayah)s AND peran = ANY(%(peran)s)
