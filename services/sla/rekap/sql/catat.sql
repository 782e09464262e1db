-- What these complaints add to the sums now, beside what the sums have of them: the difference is appended, and kept as what they have.
WITH baru AS (
    SELECT x.aduan_id, hal, x.wilayah, kelompok, sla.simpul(1, pada, sla.jam_awal(x.wilayah)) AS hari,
        CASE WHEN extract(hour FROM pada AT TIME ZONE 'UTC') IN (15, 16) THEN extract(hour FROM pada AT TIME ZONE 'UTC')::smallint END AS potong,
        kotak,
        sum(n) AS n, sum(n * terpakai)::bigint AS terpakai, sum(n * jeda)::bigint AS jeda
    FROM sla.sumbangan x WHERE x.aduan_id = ANY(%(aduan)s)
    GROUP BY 1, 2, 3, 4, 5, 6, 7
    HAVING (sum(n), sum(n * terpakai), sum(n * jeda)) <> (0, 0, 0)
), lama AS (
    SELECT d.aduan_id, b ->> 0 AS hal, b ->> 1 AS wilayah, b ->> 2 AS kelompok, to_timestamp((b ->> 3)::bigint) AS hari,
        (b ->> 4)::smallint AS potong, (b ->> 5)::smallint AS kotak, (b ->> 6)::bigint AS n, (b ->> 7)::bigint AS terpakai,
        (b ->> 8)::bigint AS jeda
    FROM sla.dirangkum d CROSS JOIN LATERAL jsonb_array_elements(d.baris) b WHERE d.aduan_id = ANY(%(aduan)s)
), simpan AS (
    INSERT INTO sla.dirangkum (aduan_id, wilayah, versi, revisi, baris)
    SELECT a.aduan_id, a.wilayah, a.versi, a.revisi, coalesce(b.baris, '[]')
    FROM sla.aduan a LEFT JOIN (
        SELECT aduan_id, jsonb_agg(
                jsonb_build_array(hal, wilayah, kelompok, extract(epoch FROM hari)::bigint, potong, kotak, n, terpakai, jeda)
                ORDER BY hal, wilayah, kelompok, hari, potong, kotak
            ) AS baris
        FROM baru GROUP BY aduan_id
    ) b USING (aduan_id)
    WHERE a.aduan_id = ANY(%(aduan)s)
    ON CONFLICT (aduan_id) DO UPDATE SET (wilayah, versi, revisi, baris) = ROW(excluded.wilayah, excluded.versi, excluded.revisi, excluded.baris)
)
INSERT INTO sla.rekap_baru (hal, wilayah, kelompok, hari, potong, kotak, n, terpakai, jeda)
SELECT hal, wilayah, kelompok, hari, potong, kotak, sum(n), sum(terpakai), sum(jeda)
FROM (
    SELECT hal, wilayah, kelompok, hari, potong, kotak, n, terpakai, jeda FROM baru
    UNION ALL
    SELECT hal, wilayah, kelompok, hari, potong, kotak, -n, -terpakai, -jeda FROM lama
) x
GROUP BY 1, 2, 3, 4, 5, 6
HAVING (sum(n), sum(terpakai), sum(jeda)) <> (0, 0, 0)
