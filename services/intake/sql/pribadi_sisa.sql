-- Forgotten by their complaint's word, but the key or the account's link is still there: a crash came between.
SELECT p.pemilik, m.akun
FROM intake.pribadi p LEFT JOIN privacy.kunci k ON k.person_id = p.pemilik LEFT JOIN intake.milik m ON m.aduan_id = p.aduan_id
WHERE p.dilupakan AND (k.terbungkus IS NOT NULL OR m.aduan_id IS NOT NULL)
