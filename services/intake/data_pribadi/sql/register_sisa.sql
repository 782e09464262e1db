-- Which lines of the register (by number) are not carried out here: the key is there, or the complaint's own word is not, or the account.
SELECT DISTINCT r.n
FROM unnest(%(kunci)s::uuid[], %(aduan)s::uuid[]) WITH ORDINALITY AS r (kunci, aduan, n)
LEFT JOIN privacy.kunci k ON k.person_id = r.kunci AND k.terbungkus IS NOT NULL
LEFT JOIN intake.milik m ON m.aduan_id = r.aduan
LEFT JOIN eventstore.events e ON e.stream = r.aduan AND e.version = 1
LEFT JOIN eventstore.events lupa ON lupa.stream = r.aduan AND lupa.type = 'PelaporDilupakan'
LEFT JOIN akun.pelapor a ON a.id = r.kunci AND r.aduan IS NULL
WHERE k.person_id IS NOT NULL OR m.aduan_id IS NOT NULL OR a.id IS NOT NULL OR (e.stream IS NOT NULL AND lupa.stream IS NULL)
