-- The next complaints below a code with an ended clock, a step's or the whole case's, that these instants touch, or could: from its
-- start to its due time or end.
SELECT aduan_id FROM sla.jam
WHERE (wilayah COLLATE "C" = %(kode)s OR wilayah COLLATE "C" LIKE %(di_bawah)s) AND aduan_id > %(sesudah)s
  AND selesai IS NOT NULL AND mulai <= %(sampai)s AND greatest(selesai, batas) >= %(dari)s
UNION
SELECT aduan_id FROM sla.perkara
WHERE (wilayah COLLATE "C" = %(kode)s OR wilayah COLLATE "C" LIKE %(di_bawah)s) AND aduan_id > %(sesudah)s
  AND selesai IS NOT NULL AND mulai <= %(sampai)s AND greatest(selesai, batas) >= %(dari)s
ORDER BY aduan_id LIMIT %(banyak)s
