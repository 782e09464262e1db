-- There is somebody to tell by now.
UPDATE sla.kabar_pelanggan SET keadaan = 'batal' WHERE nama = %(nama)s AND hilang_pada = %(hilang_pada)s AND kontak_id = 0
