-- How many of one matter over stretches of time, a stretch, office and group a row; what is not folded in yet as `jumlah.sql` has it.
SELECT ke, CASE WHEN %(per_kantor)s THEN wilayah ELSE %(wilayah)s END AS wilayah, kelompok, sum(n)::bigint AS n
FROM (
    SELECT t.ke + coalesce(extract(epoch FROM k.simpul - t.awal) / extract(epoch FROM t.maju), 0)::int AS ke, k.wilayah, x.key AS kelompok,
        t.tanda * x.value::bigint AS n
    FROM unnest(
        %(ke)s::int[], %(tingkat)s::smallint[], %(awal)s::timestamptz[], %(akhir)s::timestamptz[], %(tanda)s::int[], %(maju)s::interval[]
    ) t (ke, tingkat, awal, akhir, tanda, maju)
    CROSS JOIN ( -- the district that it is or is in, or all there
        SELECT left(%(wilayah)s, 5) WHERE length(%(wilayah)s) >= 5
        UNION ALL
        SELECT kode FROM kantor.wilayah
        WHERE length(%(wilayah)s) < 5 AND berkantor AND length(kode) = 5 AND kode COLLATE "C" >= %(wilayah)s AND kode COLLATE "C" < %(wilayah)s || '/'
    ) d (kode)
    CROSS JOIN LATERAL (
        SELECT k.wilayah, k.simpul, k.isi FROM sla.rekap_kantor k
        WHERE (k.hal, k.tingkat, k.daerah) = (%(hal)s, t.tingkat, d.kode) AND k.simpul BETWEEN t.awal AND t.akhir
            AND k.wilayah >= %(wilayah)s AND k.wilayah < %(wilayah)s || '/'
        OFFSET 0 -- each stretch by the index, whatever is known of the table
    ) k
    CROSS JOIN LATERAL jsonb_each_text(k.isi) x
    UNION ALL
    SELECT u.ke::int - 1, b.wilayah, b.kelompok, b.n
    FROM sla.rekap_baru b
    CROSS JOIN LATERAL (
        VALUES (b.hari + make_interval(hours => coalesce((b.potong - sla.jam_awal(b.wilayah) + 24) %% 24, 2)))
    ) x (pada)
    JOIN unnest(%(dari)s::timestamptz[], %(sampai)s::timestamptz[]) WITH ORDINALITY u (dari, sampai, ke) ON x.pada >= u.dari AND x.pada < u.sampai
    WHERE b.hal = %(hal)s AND b.wilayah COLLATE "C" >= %(wilayah)s AND b.wilayah COLLATE "C" < %(wilayah)s || '/'
) x
GROUP BY 1, 2, 3 HAVING sum(n) <> 0
ORDER BY 1, 2, 3
