-- The clocks with their last verdicts, as the detailed report counts them.
SELECT aduan_id, langkah, wilayah, mulai, batas, putusan, terpakai, jeda, selesai IS NOT NULL AS selesai, clock_timestamp() AS saat
FROM sla.jam
WHERE %(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s
