-- The clocks with their last verdicts, as the reports count them.
SELECT aduan_id, langkah, wilayah, standar, mulai, batas, putusan, terpakai, jeda, selesai IS NOT NULL AS selesai, statement_timestamp() AS saat,
    NULL::timestamptz AS per
FROM sla.jam
WHERE %(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s
