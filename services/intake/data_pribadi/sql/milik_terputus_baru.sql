-- As milik_terputus, of what happened since a moment and a position of the ledger alone: keys that were destroyed, complaints that came in,
-- reporters who were forgotten. OFFSET 0 keeps the planner at one look-up for each of these few.
SELECT m.aduan_id, m.kunci
FROM privacy.kunci k
CROSS JOIN LATERAL (SELECT aduan_id, kunci FROM intake.milik WHERE kunci = k.person_id OR akun = k.person_id OFFSET 0) m
WHERE k.terbungkus IS NULL AND k.dihapus_pada >= %(sejak)s
UNION
SELECT m.aduan_id, m.kunci FROM intake.milik m
WHERE m.dibuat_pada >= %(sejak)s
  AND EXISTS (SELECT FROM privacy.kunci k WHERE k.person_id = ANY (ARRAY[m.kunci, m.akun]) AND k.terbungkus IS NULL OFFSET 0)
UNION
SELECT m.aduan_id, m.kunci
FROM eventstore.ledger l
CROSS JOIN LATERAL (SELECT type FROM eventstore.events WHERE stream = l.stream AND version = l.version OFFSET 0) e
CROSS JOIN LATERAL (SELECT aduan_id, kunci FROM intake.milik WHERE aduan_id = l.stream OFFSET 0) m
WHERE l.position > %(posisi)s AND e.type = 'PelaporDilupakan'
UNION
SELECT k.person_id, k.person_id
FROM privacy.kunci k
CROSS JOIN LATERAL (SELECT type FROM eventstore.events WHERE stream = k.person_id AND version = 1 OFFSET 0) e
WHERE k.terbungkus IS NULL AND k.dihapus_pada >= %(sejak)s AND e.type = 'AduanDiterima'
  AND NOT EXISTS (SELECT FROM eventstore.events b WHERE b.stream = k.person_id AND b.type = 'PelaporDilupakan' OFFSET 0)
LIMIT %(jumlah)s
