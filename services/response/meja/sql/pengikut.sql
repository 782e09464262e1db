-- How many reporters besides get this complaint's answer when it is given.
SELECT count(*) FROM response.tugas WHERE induk = %(aduan)s AND menunggu_induk AND wilayah = %(wilayah)s
