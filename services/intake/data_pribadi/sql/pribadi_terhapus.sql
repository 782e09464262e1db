-- Whose data was erased lately, for the record of it.
SELECT aduan_id, nomor, wilayah, terakhir_pada
FROM intake.pribadi WHERE (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s) AND dilupakan
ORDER BY terakhir_pada DESC LIMIT 100
