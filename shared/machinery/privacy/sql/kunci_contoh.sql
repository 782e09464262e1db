-- One key of each master version in use, to see at start whether the master keys at hand open them (a walk over the index, not the table).
WITH RECURSIVE versi (n) AS (
    SELECT min(master_versi) FROM privacy.kunci WHERE terbungkus IS NOT NULL
    UNION ALL
    SELECT (SELECT min(master_versi) FROM privacy.kunci WHERE terbungkus IS NOT NULL AND master_versi > n) FROM versi WHERE n IS NOT NULL
)
SELECT k.person_id, k.terbungkus, k.master_versi
FROM versi CROSS JOIN LATERAL (
    SELECT * FROM privacy.kunci WHERE terbungkus IS NOT NULL AND master_versi = n ORDER BY person_id LIMIT 1
) k
