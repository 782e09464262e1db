-- The office prints this paper with the starter template again.
DELETE FROM kantor.templat_surat WHERE wilayah = %(wilayah)s AND nama = %(nama)s
