-- What is multiplied: lives that have ended and of which no clock runs any more, with whom their texts are sealed for.
SELECT p.aduan_id, p.pemilik, p.nomor
FROM intake.pribadi p
WHERE NOT p.berjalan AND NOT p.dilupakan AND NOT EXISTS (SELECT FROM sla.pengingat g WHERE g.aduan_id = p.aduan_id)
ORDER BY p.aduan_id
