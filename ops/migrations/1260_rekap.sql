-- Roll-ups of what is over: boards, public figures and reports add up sums instead of reading every clock there ever was (ADR 36).
-- serasi: tables, functions, a view and an index are added; what an earlier program writes beside it is taken in by `./aduan rebuild sla`

-- Upper ends of the histogram's bins, in microseconds of opening time: nothing, each minute up to 30, then steps of 4.5 per cent.
CREATE FUNCTION sla.tepi_kotak() RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY[1::bigint] || (SELECT array_agg(60000000::bigint * m ORDER BY m) FROM unnest(ARRAY[
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 33, 34,
        36, 37, 39, 41, 43, 45, 47, 49, 51, 53, 56, 58, 61, 63, 66, 69, 72, 76, 79, 83, 86, 90, 94, 98, 103, 108, 112, 117, 123, 128,
        134, 140, 146, 153, 160, 167, 174, 182, 191, 199, 208, 217, 227, 237, 248, 259, 271, 283, 296, 309, 323, 338, 353, 369, 385,
        403, 421, 440, 460, 480, 502, 524, 548, 573, 598, 625, 654, 683, 714, 746, 779, 814, 851, 889, 929, 971, 1015, 1061, 1108,
        1158, 1210, 1265, 1322, 1381, 1443, 1508, 1576, 1647, 1721, 1799, 1880, 1964, 2053, 2145, 2241, 2342, 2448, 2558, 2673, 2793,
        2919, 3050, 3187, 3331, 3481, 3637, 3801, 3972, 4151, 4338, 4533, 4737, 4950, 5173, 5406, 5649, 5903, 6169, 6446, 6736, 7039,
        7356, 7687, 8033, 8395, 8772, 9167, 9580, 10011, 10461, 10932, 11424, 11938, 12475, 18712, 28068, 42102, 63153, 94730,
        142095, 213142, 319713, 479570, 719355, 1079032, 1618548, 2427822
    ]) m);

-- Which bin: 0 is nothing at all, 1 up to a minute.
CREATE FUNCTION sla.kotak(terpakai bigint) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN width_bucket(terpakai, sla.tepi_kotak())::smallint;

-- At which hour (UTC) an office's day begins, by its province (shared/domain/workcalendar/zona.py): 17 WIB, 16 WITA, 15 WIT.
CREATE FUNCTION sla.jam_awal(wilayah text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN left(wilayah, 2) IN ('51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76') THEN 16
        WHEN left(wilayah, 2) IN ('81', '82', '91', '92', '93', '94', '95', '96', '97') THEN 15 ELSE 17 END;

-- The stretch of so many days, counted from a Monday's midnight of that office, in which an instant lies.
CREATE FUNCTION sla.simpul(hari integer, pada timestamptz, jam_awal integer) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN date_bin(hari * interval '1 day', pada, to_timestamp(946771200 + jam_awal * 3600)); -- 2000-01-02, a Sunday, from UTC

-- What each complaint adds to the sums, line by line: the one definition, of which everything else here follows.
-- What is counted at an instant has it in `pada`; what is known from an instant on has +1 there, and -1 where something else is known.
CREATE VIEW sla.sumbangan WITH (security_invoker = true) AS
SELECT aduan_id, 'selesai' AS hal, wilayah, langkah || '|' || putusan AS kelompok, selesai AS pada, 1 AS n, 0::bigint AS terpakai,
    0::bigint AS jeda, CASE WHEN putusan <> 'terhenti' THEN sla.kotak(terpakai) END AS kotak
FROM sla.jam WHERE selesai IS NOT NULL AND langkah >= 3
UNION ALL
SELECT aduan_id, 'perkara', wilayah, putusan, selesai, 1, 0, 0, NULL FROM sla.perkara WHERE selesai IS NOT NULL AND putusan IN ('tepat', 'lewat')
UNION ALL
SELECT aduan_id, 'diterima', wilayah, keadaan, diterima_pada, 1, 0, 0, NULL FROM sla.aduan
UNION ALL
SELECT aduan_id, 'peristiwa', wilayah, jenis || '|' || coalesce(nilai::text, ''), pada, 1, 0, 0, NULL FROM sla.peristiwa
UNION ALL -- ended clocks by the verdict known when, with whether this office had entered the complaint late, and the standard
SELECT v.aduan_id, 'laporan', v.wilayah, concat_ws('|', v.langkah, v.putusan, v.mundur, j.standar), t.pada, t.n, v.terpakai, v.jeda,
    CASE WHEN v.putusan <> 'terhenti' THEN sla.kotak(v.terpakai) END
FROM (
    SELECT v.*, min(diketahui_pada) OVER (
            PARTITION BY aduan_id, langkah, putaran, ke ORDER BY urutan ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS sampai,
        EXISTS (SELECT FROM sla.peristiwa m WHERE m.aduan_id = v.aduan_id AND m.wilayah = v.wilayah AND m.jenis = 'dicatat_mundur')::int AS mundur
    FROM sla.verdik v
) v
JOIN sla.jam j USING (aduan_id, langkah, putaran, ke)
CROSS JOIN LATERAL (VALUES (v.diketahui_pada, 1), (greatest(v.sampai, v.diketahui_pada), -1)) t (pada, n)
WHERE t.n = 1 OR v.sampai IS NOT NULL
UNION ALL -- ended whole cases the same way
SELECT v.aduan_id, 'tahu', v.wilayah, v.putusan || '|' || coalesce(v.jenis, ''), t.pada, t.n, 0, 0, NULL
FROM (
    SELECT v.*, min(diketahui_pada) OVER (
            PARTITION BY aduan_id, putaran ORDER BY urutan ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS sampai
    FROM sla.verdik_perkara v
) v
CROSS JOIN LATERAL (VALUES (v.diketahui_pada, 1), (greatest(v.sampai, v.diketahui_pada), -1)) t (pada, n)
WHERE t.n = 1 OR v.sampai IS NOT NULL
UNION ALL -- where it stood when, in the books of each office
SELECT k.aduan_id, 'kedudukan', k.wilayah, k.keadaan, t.pada, t.n, 0, 0, NULL
FROM sla.kedudukan k
CROSS JOIN LATERAL (VALUES (k.sejak, 1), (k.sampai, -1)) t (pada, n)
WHERE t.pada IS NOT NULL
UNION ALL -- of a district or more each once, by the last of its offices: what several of them would count more often is taken off above them
SELECT k.aduan_id, 'kedudukan', array_to_string(k.bagian[1:d - u.naik], '.'), k.keadaan, t.pada, u.tanda * t.n, 0, 0, NULL
FROM (
    SELECT k.*, d, lead(sejak) OVER (PARTITION BY aduan_id, d, bagian[1:d] ORDER BY urutan) AS diganti
    FROM (
        SELECT k.*, string_to_array(wilayah, '.') AS bagian, count(*) OVER (PARTITION BY aduan_id) AS banyak,
            min(wilayah) OVER (PARTITION BY aduan_id) <> max(wilayah) OVER (PARTITION BY aduan_id) AS pindah
        FROM sla.kedudukan k
    ) k
    CROSS JOIN LATERAL generate_series(0, cardinality(k.bagian)) d
    WHERE k.pindah
) k
CROSS JOIN LATERAL (VALUES (0, 1), (1, -1)) u (naik, tanda)
CROSS JOIN LATERAL (VALUES (k.sejak, 1), (k.diganti, -1)) t (pada, n)
WHERE t.pada IS NOT NULL AND (u.naik = 0 AND k.d < cardinality(k.bagian) OR u.naik = 1 AND k.d >= 1);
GRANT SELECT ON sla.sumbangan TO aduan_sla_mesin, aduan_admin;

-- Of each complaint, the lines that the sums have of it, and of which version of its rows.
CREATE TABLE sla.dirangkum (
    aduan_id uuid PRIMARY KEY,
    wilayah text NOT NULL,
    versi integer NOT NULL,
    revisi integer NOT NULL,
    baris jsonb NOT NULL
);
-- Lines that were added or taken away and are not in the sums yet: appended by whoever projects, so that nobody waits for anybody.
CREATE TABLE sla.rekap_baru (
    hal text NOT NULL,
    wilayah text NOT NULL, -- the office; a district or more for what is taken off above the offices
    kelompok text NOT NULL,
    hari timestamptz NOT NULL, -- where the office's day begins
    potong smallint, -- the hour (UTC), where another zone's midnight lies in it
    kotak smallint,
    n bigint NOT NULL,
    terpakai bigint NOT NULL, -- microseconds, of all of these
    jeda bigint NOT NULL
);
-- The sums: over 56 days (3), 7 days (2), a day (1), and over the hours between the zones' midnights (15, 16, 17: the office's own hour).
CREATE TABLE sla.rekap (
    hal text NOT NULL,
    tingkat smallint NOT NULL,
    simpul timestamptz NOT NULL, -- where it begins
    wilayah text COLLATE "C" NOT NULL,
    kelompok text NOT NULL,
    n bigint NOT NULL,
    terpakai bigint NOT NULL,
    jeda bigint NOT NULL,
    kotak numeric NOT NULL, -- a histogram: eight decimal digits a bin, so that sums are sums
    PRIMARY KEY (hal, tingkat, simpul, wilayah, kelompok)
) WITH (fillfactor = 70);
CREATE INDEX rekap_baru_hal ON sla.rekap_baru (hal, wilayah COLLATE "C", hari);
SELECT kantor.pagari('sla.dirangkum', 'sla'), kantor.pagari('sla.rekap_baru', 'sla'), kantor.pagari('sla.rekap', 'sla');

-- What stands at a rank among an office's ended clocks of a step; and the few clocks that were judged more than once.
CREATE INDEX jam_terpakai ON sla.jam (wilayah COLLATE "C", langkah, terpakai) INCLUDE (selesai, putusan, standar) WHERE selesai IS NOT NULL;
CREATE INDEX verdik_ulang ON sla.verdik (wilayah COLLATE "C", langkah) WHERE urutan > 0;

-- What is there already, as services/sla/rekap/sql/{catat,lipat}.sql have it of what comes.
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
) b USING (aduan_id);
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
GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;
