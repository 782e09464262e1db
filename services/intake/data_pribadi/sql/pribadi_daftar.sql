-- Requests that wait for a decision, the oldest first; and whose data may not be used.
SELECT aduan_id, nomor, wilayah, berjalan, diminta_pada, dibatasi_pada
FROM intake.pribadi WHERE (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s) AND NOT dilupakan AND (diminta_pada IS NOT NULL OR dibatasi_pada IS NOT NULL)
ORDER BY diminta_pada NULLS LAST, dibatasi_pada LIMIT 500
