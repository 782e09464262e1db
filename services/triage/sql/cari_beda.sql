-- Of this stretch of the ledger: complaints of which the search copy says something else than the queue's row.
SELECT l.stream
FROM (SELECT DISTINCT stream FROM eventstore.ledger WHERE position > %(dari)s AND position <= %(sampai)s) l
LEFT JOIN triage.aduan a ON a.aduan_id = l.stream
LEFT JOIN triage.cari c ON c.aduan_id = l.stream
WHERE (a.langkah IS NOT NULL) <> (c.aduan_id IS NOT NULL) OR (a.wilayah, a.kategori) <> (c.wilayah, c.kategori)
