-- An office's own template of one paper.
SELECT isi FROM kantor.templat_surat WHERE wilayah = %(wilayah)s AND nama = %(nama)s
