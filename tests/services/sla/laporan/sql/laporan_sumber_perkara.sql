-- The whole cases with their last verdicts, as the reports count them.
SELECT jenis, putusan, selesai IS NOT NULL AS selesai, batas, clock_timestamp() AS saat
FROM sla.perkara
WHERE %(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s
