-- All complaints whose key and whose own word do not say the same, or whose account is gone: (complaint, key). Once at a start and once
-- a day, for what a restored backup or key copy brought; else milik_terputus_baru. From what is primary; the read
-- model is asked only for forgotten ones whose key came back after their row here had gone.
SELECT m.aduan_id, m.kunci FROM intake.milik m JOIN privacy.kunci k ON k.person_id = m.kunci WHERE k.terbungkus IS NULL
UNION
SELECT m.aduan_id, m.kunci FROM intake.milik m JOIN privacy.kunci k ON k.person_id = m.akun WHERE k.terbungkus IS NULL
UNION
SELECT m.aduan_id, m.kunci FROM eventstore.events e JOIN intake.milik m ON m.aduan_id = e.stream WHERE e.type = 'PelaporDilupakan'
UNION
SELECT p.aduan_id, p.pemilik FROM intake.pribadi p JOIN privacy.kunci k ON k.person_id = p.pemilik WHERE p.dilupakan AND k.terbungkus IS NOT NULL
UNION -- history, which has no row above and the key of its own id
SELECT e.stream, e.stream FROM privacy.kunci k JOIN eventstore.events e ON e.stream = k.person_id AND e.version = 1 AND e.type = 'AduanDiterima'
WHERE k.terbungkus IS NULL
  AND NOT EXISTS (SELECT FROM eventstore.events b WHERE b.stream = k.person_id AND b.type = 'PelaporDilupakan')
LIMIT %(jumlah)s
