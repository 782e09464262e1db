-- Who waits for a parent that moved, or ended without an answer: among these (as follower or parent), or all by key.
SELECT f.aduan_id FROM triage.aduan f JOIN triage.aduan p ON p.aduan_id = f.induk
WHERE f.menunggu_induk AND (p.lepas OR p.wilayah <> f.wilayah) AND f.aduan_id > %(setelah)s
    AND (%(aduan)s::uuid[] IS NULL OR f.aduan_id = ANY(%(aduan)s) OR f.induk = ANY(%(aduan)s))
ORDER BY f.aduan_id LIMIT %(jumlah)s
