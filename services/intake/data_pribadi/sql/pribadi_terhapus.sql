-- Whose data was erased lately, for the record of it.
SELECT aduan_id, nomor, wilayah, dilupakan_pada
FROM intake.pribadi WHERE (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s) AND dilupakan
ORDER BY dilupakan_pada DESC LIMIT 100
