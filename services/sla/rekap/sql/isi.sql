-- What each complaint adds to the sums, of all that the sums have nothing of: where rows came in by the million.
INSERT INTO sla.dirangkum (aduan_id, wilayah, versi, revisi, baris)
SELECT a.aduan_id, a.wilayah, a.versi, a.revisi, b.baris
FROM sla.aduan a JOIN (
    SELECT aduan_id, jsonb_agg(
            jsonb_build_array(hal, wilayah, kelompok, extract(epoch FROM hari)::bigint, potong, kotak, n, terpakai, jeda)
            ORDER BY hal, wilayah, kelompok, hari, potong, kotak
        ) AS baris
    FROM (
        SELECT aduan_id, hal, wilayah, kelompok, sla.simpul(1, pada, sla.jam_awal(wilayah)) AS hari,
            CASE WHEN extract(hour FROM pada AT TIME ZONE 'UTC') IN (15, 16) THEN extract(hour FROM pada AT TIME ZONE 'UTC')::smallint END AS potong,
            kotak, sum(n) AS n, sum(n * terpakai)::bigint AS terpakai, sum(n * jeda)::bigint AS jeda
        FROM sla.sumbangan GROUP BY 1, 2, 3, 4, 5, 6, 7
        HAVING (sum(n), sum(n * terpakai), sum(n * jeda)) <> (0, 0, 0)
    ) x GROUP BY aduan_id
) b USING (aduan_id)
ON CONFLICT (aduan_id) DO NOTHING
