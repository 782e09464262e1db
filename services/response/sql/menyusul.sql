-- Who waits for a parent that has an answer for them, at the same office: among these (as follower or parent), or all by key.
SELECT f.aduan_id FROM response.tugas f JOIN response.tugas p ON p.aduan_id = f.induk
WHERE f.menunggu_induk AND p.terjawab_sampai >= f.digabung_pada AND p.wilayah = f.wilayah AND f.aduan_id > %(setelah)s
    AND (%(aduan)s::uuid[] IS NULL OR f.aduan_id = ANY(%(aduan)s) OR f.induk = ANY(%(aduan)s))
ORDER BY f.aduan_id LIMIT %(jumlah)s
