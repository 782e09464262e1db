-- A complaint of this office by its number; several where the year was left out.
SELECT aduan_id FROM triage.aduan WHERE wilayah = %(wilayah)s AND nomor LIKE %(pola)s
