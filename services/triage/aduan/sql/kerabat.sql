-- What this one follows, and what follows it or was answered with it, at this office.
SELECT aduan_id, nomor, 1 AS banyak FROM triage.aduan WHERE aduan_id = %(induk)s AND wilayah = %(wilayah)s
UNION ALL
(SELECT aduan_id, nomor, count(*) OVER ()::integer FROM triage.aduan WHERE induk = %(aduan)s AND wilayah = %(wilayah)s
    ORDER BY nomor LIMIT %(jumlah)s)
