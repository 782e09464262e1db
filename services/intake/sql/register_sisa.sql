-- Which lines of the register (by number) are not carried out here: the key is there, or the complaint's own word is not, or the account.
SELECT r.n
FROM unnest(%(kunci)s::uuid[], %(aduan)s::uuid[]) WITH ORDINALITY AS r (kunci, aduan, n)
WHERE EXISTS (SELECT FROM privacy.kunci k WHERE k.person_id = r.kunci AND k.terbungkus IS NOT NULL)
   OR EXISTS (SELECT FROM intake.milik m WHERE m.aduan_id = r.aduan)
   OR EXISTS (SELECT FROM eventstore.events e WHERE e.stream = r.aduan AND e.version = 1)
      AND NOT EXISTS (SELECT FROM eventstore.events e WHERE e.stream = r.aduan AND e.type = 'PelaporDilupakan')
   OR r.aduan IS NULL AND EXISTS (SELECT FROM akun.pelapor a WHERE a.id = r.kunci)
