-- A complaint of this office by its number.
SELECT aduan_id FROM triage.aduan WHERE wilayah = %(wilayah)s AND nomor = %(nomor)s
