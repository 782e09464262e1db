-- The next complaints below a code with an ended clock, a step's or the whole case's, that these instants touch, or could: from its
-- start to its due time or end. By the indexes on just that stretch.
SELECT aduan_id FROM sla.jam
WHERE selesai IS NOT NULL AND tstzrange(mulai, greatest(mulai, selesai, batas), '[]') && tstzrange(%(dari)s, %(sampai)s, '[]')
  AND (wilayah COLLATE "C" = %(kode)s OR wilayah COLLATE "C" LIKE %(di_bawah)s) AND aduan_id > %(sesudah)s
UNION
SELECT aduan_id FROM sla.perkara
WHERE selesai IS NOT NULL AND tstzrange(mulai, greatest(mulai, selesai, batas), '[]') && tstzrange(%(dari)s, %(sampai)s, '[]')
  AND (wilayah COLLATE "C" = %(kode)s OR wilayah COLLATE "C" LIKE %(di_bawah)s) AND aduan_id > %(sesudah)s
ORDER BY aduan_id LIMIT %(banyak)s
