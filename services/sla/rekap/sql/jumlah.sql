-- The sums of one matter over stretches of time, a stretch, office and group a row; with what is not folded in yet, where a line that no
-- other zone's midnight cuts off its day counts at two o'clock of it.
SELECT ke, {per_wilayah}, {per_kelompok}, sum(n)::bigint AS n, sum(terpakai)::bigint AS terpakai, sum(jeda)::bigint AS jeda, sum(kotak) AS kotak,
    {tempat} AS tempat
FROM (
    SELECT t.ke, r.wilayah, r.kelompok, t.tanda * r.n AS n, t.tanda * r.terpakai AS terpakai, t.tanda * r.jeda AS jeda, t.tanda * r.kotak AS kotak
    FROM unnest(%(ke)s::int[], %(tingkat)s::smallint[], %(simpul)s::timestamptz[], %(tanda)s::int[]) t (ke, tingkat, simpul, tanda)
    JOIN sla.rekap r ON (r.hal, r.tingkat, r.simpul) = (%(hal)s, t.tingkat, t.simpul)
        AND (%(wilayah)s = '' OR r.wilayah >= %(wilayah)s AND r.wilayah < %(wilayah)s || '/')
    UNION ALL
    SELECT u.ke::int - 1, r.wilayah, r.kelompok, r.n, r.terpakai, r.jeda, r.kotak
    FROM unnest(%(utuh)s::timestamptz[]) WITH ORDINALITY u (utuh, ke)
    JOIN sla.rekap r ON r.hal = %(hal)s AND r.tingkat = 3 AND r.simpul < u.utuh
        AND (%(wilayah)s = '' OR r.wilayah >= %(wilayah)s AND r.wilayah < %(wilayah)s || '/')
    UNION ALL
    SELECT u.ke::int - 1, b.wilayah, b.kelompok, b.n, b.terpakai, b.jeda, coalesce(b.n * ('1e' || 8 * b.kotak)::numeric, 0)
    FROM sla.rekap_baru b
    CROSS JOIN LATERAL (
        VALUES (b.hari + make_interval(hours => coalesce((b.potong - sla.jam_awal(b.wilayah) + 24) %% 24, 2)))
    ) x (pada)
    JOIN unnest(%(dari)s::timestamptz[], %(sampai)s::timestamptz[]) WITH ORDINALITY u (dari, sampai, ke)
        ON (u.dari IS NULL OR x.pada >= u.dari) AND (u.sampai IS NULL OR x.pada < u.sampai)
    WHERE b.hal = %(hal)s AND (%(wilayah)s = '' OR b.wilayah COLLATE "C" >= %(wilayah)s AND b.wilayah COLLATE "C" < %(wilayah)s || '/')
) x
GROUP BY 1, 2, 3 HAVING (sum(n), sum(terpakai), sum(jeda), sum(kotak)) <> (0, 0, 0, 0)
ORDER BY 1, 2, 3
