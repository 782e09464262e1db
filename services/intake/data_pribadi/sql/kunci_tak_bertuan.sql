-- Keys that were made for a request which never came to anything, once no draft can bring it again; and what was noted with them. A key that
-- was somebody's then stays so until it is destroyed, so only those are asked for that have come of age since the last look.
WITH tua AS (
    SELECT k.person_id FROM privacy.kunci k
    WHERE k.terbungkus IS NOT NULL AND k.dibuat_pada >= %(dari)s::timestamptz AND k.dibuat_pada < %(sampai)s::timestamptz
      AND NOT EXISTS (SELECT FROM akun.pelapor a WHERE a.id = k.person_id)
      AND NOT EXISTS (SELECT FROM eventstore.events e WHERE e.stream = k.person_id)
      AND NOT EXISTS (SELECT FROM intake.milik m JOIN eventstore.events e ON e.stream = m.aduan_id WHERE m.kunci = k.person_id)
      AND NOT EXISTS (SELECT FROM intake.pribadi p WHERE p.pemilik = k.person_id)
), milik AS (
    DELETE FROM intake.milik m USING tua WHERE m.kunci = tua.person_id RETURNING m.aduan_id
), kode AS (
    DELETE FROM intake.kode_lacak c USING milik WHERE c.aduan_id = milik.aduan_id
)
DELETE FROM privacy.kunci k USING tua WHERE k.person_id = tua.person_id
