-- What this officer has written of this complaint's response and not handed over yet: at this office, since it has the complaint and in this round.
SELECT isi, diubah_pada FROM response.draf
WHERE aduan_id = %(aduan_id)s AND petugas_id = %(petugas_id)s AND wilayah = %(wilayah)s AND diubah_pada >= %(sejak)s
