-- Forgotten by their complaint's word, but the key is still there: a crash came between.
SELECT p.pemilik, p.aduan_id FROM intake.pribadi p LEFT JOIN privacy.kunci k ON k.person_id = p.pemilik
WHERE p.dilupakan AND k.terbungkus IS NOT NULL
