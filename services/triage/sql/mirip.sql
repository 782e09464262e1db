-- Running complaints of the same office and category that read alike, the likeliest first; a place written alike counts besides.
-- Of the newest thousand, so that a page always takes about as long.
SELECT c.aduan_id, a.nomor, a.keadaan, a.kategori, a.sub_kategori, c.lokasi, c.diterima_pada, c.persen
FROM (
    SELECT b.aduan_id, b.lokasi, b.diterima_pada,
        greatest(
            triage.similarity(b.kata, ini.kata),
            CASE WHEN b.lokasi <> '' AND ini.lokasi <> ''
                THEN 0.6 * triage.similarity(b.kata, ini.kata) + 0.4 * triage.similarity(b.lokasi, ini.lokasi) ELSE 0 END
        )::float8 AS persen
    FROM (SELECT kata, lokasi, kategori FROM triage.cari WHERE aduan_id = %(aduan)s AND wilayah = %(wilayah)s) ini,
    LATERAL (
        SELECT * FROM triage.cari r
        WHERE r.wilayah = %(wilayah)s AND r.kategori = ini.kategori AND r.aduan_id <> %(aduan)s
        ORDER BY r.diterima_pada DESC LIMIT 1000
    ) b
) c JOIN triage.aduan a ON a.aduan_id = c.aduan_id
WHERE c.persen >= 0.3
ORDER BY c.persen DESC, c.diterima_pada DESC
LIMIT 5
