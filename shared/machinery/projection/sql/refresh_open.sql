-- The next complaints below a code that are not ended and were written by older rules.
SELECT aduan_id FROM {table}
WHERE (wilayah COLLATE "C" = %(code)s OR wilayah COLLATE "C" LIKE %(below)s)
  AND revisi < %(revisi)s AND keadaan <> ALL(%(ended)s) AND aduan_id > %(after)s
ORDER BY aduan_id LIMIT %(limit)s
