-- As milik_terputus, of what happened since a moment and a position of the ledger alone: keys that were destroyed, complaints that came in,
-- reporters who were forgotten.
SELECT m.aduan_id, m.kunci FROM privacy.kunci k JOIN intake.milik m ON m.kunci = k.person_id
WHERE k.terbungkus IS NULL AND k.dihapus_pada >= %(sejak)s
UNION
SELECT m.aduan_id, m.kunci FROM privacy.kunci k JOIN intake.milik m ON m.akun = k.person_id
WHERE k.terbungkus IS NULL AND k.dihapus_pada >= %(sejak)s
UNION
SELECT m.aduan_id, m.kunci FROM intake.milik m JOIN privacy.kunci k ON k.person_id IN (m.kunci, m.akun)
WHERE m.dibuat_pada >= %(sejak)s AND k.terbungkus IS NULL
UNION
SELECT m.aduan_id, m.kunci FROM eventstore.ledger l
JOIN eventstore.events e ON e.stream = l.stream AND e.version = l.version AND e.type = 'PelaporDilupakan'
JOIN intake.milik m ON m.aduan_id = l.stream
WHERE l.position > %(posisi)s
UNION
SELECT e.stream, e.stream FROM privacy.kunci k JOIN eventstore.events e ON e.stream = k.person_id AND e.version = 1 AND e.type = 'AduanDiterima'
WHERE k.terbungkus IS NULL AND k.dihapus_pada >= %(sejak)s
  AND NOT EXISTS (SELECT FROM eventstore.events b WHERE b.stream = k.person_id AND b.type = 'PelaporDilupakan')
LIMIT %(jumlah)s
