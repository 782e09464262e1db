-- The first sums that are not what the complaints' rows add up to, with what both say; an hour's and those of every length of time.
WITH seharusnya AS (
    SELECT a.hal, t.tingkat::smallint AS tingkat, t.simpul, a.wilayah, a.kelompok, sum(a.n)::bigint AS n, sum(a.n * a.terpakai)::bigint AS terpakai,
        sum(a.n * a.jeda)::bigint AS jeda, coalesce(sum(a.n * ('1e' || 8 * a.kotak)::numeric), 0) AS kotak
    FROM (
        SELECT *, sla.jam_awal(wilayah) AS jam, extract(hour FROM pada AT TIME ZONE 'UTC') AS pukul FROM sla.sumbangan
    ) a CROSS JOIN LATERAL (VALUES
        (1, sla.simpul(1, a.pada, a.jam)), (2, sla.simpul(7, a.pada, a.jam)), (3, sla.simpul(56, a.pada, a.jam)),
        (a.jam, CASE WHEN a.pukul IN (15, 16) THEN date_trunc('hour', a.pada, 'UTC') END)
    ) t (tingkat, simpul)
    WHERE t.simpul IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5
), ada AS (
    SELECT hal, tingkat, simpul, wilayah, kelompok, sum(n)::bigint AS n, sum(terpakai)::bigint AS terpakai, sum(jeda)::bigint AS jeda, sum(kotak) AS kotak
    FROM (
        SELECT hal, tingkat, simpul, wilayah, kelompok, n, terpakai, jeda, kotak FROM sla.rekap
        UNION ALL
        SELECT b.hal, t.tingkat, t.simpul, b.wilayah, b.kelompok, b.n, b.terpakai, b.jeda, coalesce(b.n * ('1e' || 8 * b.kotak)::numeric, 0)
        FROM (SELECT *, sla.jam_awal(wilayah) AS jam FROM sla.rekap_baru) b CROSS JOIN LATERAL (VALUES
            (1, b.hari), (2, sla.simpul(7, b.hari, b.jam)), (3, sla.simpul(56, b.hari, b.jam)),
            (b.jam, b.hari + make_interval(hours => (b.potong - b.jam + 24) %% 24))
        ) t (tingkat, simpul)
        WHERE t.simpul IS NOT NULL
    ) x GROUP BY 1, 2, 3, 4, 5
)
SELECT hal, tingkat, simpul, wilayah, kelompok, coalesce(s.n, 0) AS seharusnya, coalesce(a.n, 0) AS ada
FROM seharusnya s FULL JOIN ada a USING (hal, tingkat, simpul, wilayah, kelompok)
WHERE (coalesce(s.n, 0), coalesce(s.terpakai, 0), coalesce(s.jeda, 0), coalesce(s.kotak, 0))
    <> (coalesce(a.n, 0), coalesce(a.terpakai, 0), coalesce(a.jeda, 0), coalesce(a.kotak, 0))
ORDER BY hal, tingkat, simpul, wilayah, kelompok LIMIT 1
