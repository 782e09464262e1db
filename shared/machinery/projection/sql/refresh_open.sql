-- The next complaints below a code that are not ended and were written by older rules. The ends by name, as the indexes have them.
SELECT aduan_id FROM {table}
WHERE (wilayah COLLATE "C" = %(code)s OR wilayah COLLATE "C" LIKE %(below)s)
  AND keadaan NOT IN ('dialihkan', 'dialihkan-keluar', 'dicabut', 'digabungkan', 'ditolak', 'ditutup-tanpa-klarifikasi', 'selesai')
  AND revisi < %(revisi)s AND aduan_id > %(after)s
ORDER BY aduan_id LIMIT %(limit)s
