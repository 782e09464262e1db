-- The sums, from the lines that they have of each complaint.
INSERT INTO sla.rekap (hal, tingkat, simpul, wilayah, kelompok, n, terpakai, jeda, kotak)
SELECT a.hal, t.tingkat, t.simpul, a.wilayah, a.kelompok, sum(a.n), sum(a.terpakai), sum(a.jeda),
    coalesce(sum(a.n * ('1e' || 8 * a.kotak)::numeric), 0)
FROM (
    SELECT b ->> 0 AS hal, b ->> 1 AS wilayah, b ->> 2 AS kelompok, to_timestamp((b ->> 3)::bigint) AS hari, (b ->> 4)::smallint AS potong,
        (b ->> 5)::smallint AS kotak, (b ->> 6)::bigint AS n, (b ->> 7)::bigint AS terpakai, (b ->> 8)::bigint AS jeda,
        sla.jam_awal(b ->> 1) AS jam
    FROM sla.dirangkum d CROSS JOIN LATERAL jsonb_array_elements(d.baris) b
) a CROSS JOIN LATERAL (VALUES
    (1, a.hari), (2, sla.simpul(7, a.hari, a.jam)), (3, sla.simpul(56, a.hari, a.jam)),
    (a.jam, a.hari + make_interval(hours => (a.potong - a.jam + 24) % 24))
) t (tingkat, simpul)
WHERE t.simpul IS NOT NULL
GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
