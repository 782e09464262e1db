-- Lines that were appended become part of the sums, of every length of time at once; whoever reads has them from the one or the other.
WITH ambil AS (
    DELETE FROM sla.rekap_baru
    WHERE ctid = ANY(ARRAY(SELECT ctid FROM sla.rekap_baru LIMIT %(banyak)s FOR UPDATE SKIP LOCKED))
    RETURNING *, sla.jam_awal(wilayah) AS jam
), tulis AS (
    INSERT INTO sla.rekap (hal, tingkat, simpul, wilayah, kelompok, n, terpakai, jeda, kotak)
    SELECT a.hal, t.tingkat, t.simpul, a.wilayah, a.kelompok, sum(a.n), sum(a.terpakai), sum(a.jeda),
        coalesce(sum(a.n * ('1e' || 8 * a.kotak)::numeric), 0)
    FROM ambil a CROSS JOIN LATERAL (VALUES
        (1, a.hari), (2, sla.simpul(7, a.hari, a.jam)), (3, sla.simpul(56, a.hari, a.jam)),
        (a.jam, a.hari + make_interval(hours => (a.potong - a.jam + 24) %% 24))
    ) t (tingkat, simpul)
    WHERE t.simpul IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT (hal, tingkat, simpul, wilayah, kelompok) DO UPDATE
    SET (n, terpakai, jeda, kotak) = ROW(
        rekap.n + excluded.n, rekap.terpakai + excluded.terpakai, rekap.jeda + excluded.jeda, rekap.kotak + excluded.kotak
    )
    RETURNING hal, tingkat, simpul, wilayah, kelompok, n
), per_kantor AS (
    INSERT INTO sla.rekap_kantor (hal, tingkat, simpul, wilayah, isi)
    SELECT hal, tingkat, simpul, wilayah, jsonb_object_agg(kelompok, n) FROM tulis
    WHERE hal IN ('selesai', 'perkara', 'diterima', 'peristiwa')
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (hal, tingkat, daerah, simpul, wilayah) DO UPDATE SET isi = rekap_kantor.isi || excluded.isi
)
SELECT count(*) FROM ambil
