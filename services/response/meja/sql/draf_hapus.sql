-- Handed over, or emptied: from here on it is an event, or nothing.
DELETE FROM response.draf WHERE aduan_id = %(aduan_id)s AND petugas_id = %(petugas_id)s AND wilayah = %(wilayah)s
