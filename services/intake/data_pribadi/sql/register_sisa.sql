-- Which lines of the register (by number) are not carried out here: the key is there, or the complaint's own word is not, or the account.
-- OFFSET 0 keeps the planner at look-ups for each line, however many were forgotten.
SELECT r.n
FROM unnest(%(kunci)s::uuid[], %(aduan)s::uuid[]) WITH ORDINALITY AS r (kunci, aduan, n)
WHERE EXISTS (SELECT FROM privacy.kunci WHERE person_id = r.kunci AND terbungkus IS NOT NULL OFFSET 0)
    OR EXISTS (SELECT FROM intake.milik WHERE aduan_id = r.aduan OFFSET 0)
    OR (r.aduan IS NULL AND EXISTS (SELECT FROM akun.pelapor WHERE id = r.kunci OFFSET 0))
    OR (
        EXISTS (SELECT FROM eventstore.events WHERE stream = r.aduan AND version = 1 OFFSET 0)
        AND NOT EXISTS (SELECT FROM eventstore.events WHERE stream = r.aduan AND type = 'PelaporDilupakan' OFFSET 0)
    )
