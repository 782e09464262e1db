-- The whole cases that run now, by kind: how many, and how many past their due time.
SELECT coalesce(jenis, '') AS jenis, count(*)::int AS jumlah, count(*) FILTER (WHERE batas < statement_timestamp())::int AS lewat
FROM sla.perkara
WHERE selesai IS NULL AND (%(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
GROUP BY 1
