-- Running complaints without a row: after a crash all of them, else those whose text may not stand here.
SELECT a.aduan_id FROM triage.aduan a
WHERE a.langkah IS NOT NULL AND a.aduan_id > %(setelah)s AND NOT EXISTS (SELECT FROM triage.cari c WHERE c.aduan_id = a.aduan_id)
ORDER BY a.aduan_id
LIMIT %(jumlah)s
