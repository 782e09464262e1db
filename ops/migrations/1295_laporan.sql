-- Reports add up sums, too, as of any day: each verdict says until when it stood, by which standard and of which month; and where a case
-- stood is found by how long it stood, so that what ran at the end of a day is read, and nothing else that ever ran (ADR 36).
-- serasi: columns are added, which an earlier program leaves empty, and indexes take the place of others; `./aduan rebuild sla` fills what it wrote

DROP INDEX sla.verdik_ulang, sla.verdik_wilayah, sla.verdik_perkara_wilayah, sla.kedudukan_wilayah;
ALTER TABLE sla.verdik
    ADD COLUMN standar text, -- "120 menit kerja"
    ADD COLUMN bulan text, -- in which the clock started, as services/sla/bulan.py calls it
    ADD COLUMN sampai timestamptz; -- from when on another verdict on the same clock is known; NULL: this one still stands
ALTER TABLE sla.verdik_perkara ADD COLUMN sampai timestamptz;
UPDATE sla.verdik v SET standar = j.standar, bulan = to_char(j.mulai AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM') || CASE
    WHEN to_char(j.mulai AT TIME ZONE 'Asia/Makassar', 'YYYY-MM') <> to_char(j.mulai AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM') THEN '/8'
    WHEN to_char(j.mulai AT TIME ZONE 'Asia/Jayapura', 'YYYY-MM') <> to_char(j.mulai AT TIME ZONE 'Asia/Jakarta', 'YYYY-MM') THEN '/9'
    ELSE '' END
FROM sla.jam j WHERE (j.aduan_id, j.langkah, j.putaran, j.ke) = (v.aduan_id, v.langkah, v.putaran, v.ke);
UPDATE sla.verdik v SET sampai = greatest(v.diketahui_pada, n.sampai)
FROM (
    SELECT aduan_id, langkah, putaran, ke, urutan, min(diketahui_pada) OVER (
            PARTITION BY aduan_id, langkah, putaran, ke ORDER BY urutan ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS sampai
    FROM sla.verdik WHERE (aduan_id, langkah, putaran, ke) IN (SELECT aduan_id, langkah, putaran, ke FROM sla.verdik WHERE urutan > 0)
) n
WHERE (n.aduan_id, n.langkah, n.putaran, n.ke, n.urutan) = (v.aduan_id, v.langkah, v.putaran, v.ke, v.urutan) AND n.sampai IS NOT NULL;
UPDATE sla.verdik_perkara v SET sampai = greatest(v.diketahui_pada, n.sampai)
FROM (
    SELECT aduan_id, putaran, urutan, min(diketahui_pada) OVER (
            PARTITION BY aduan_id, putaran ORDER BY urutan ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS sampai
    FROM sla.verdik_perkara WHERE (aduan_id, putaran) IN (SELECT aduan_id, putaran FROM sla.verdik_perkara WHERE urutan > 0)
) n
WHERE (n.aduan_id, n.putaran, n.urutan) = (v.aduan_id, v.putaran, v.urutan) AND n.sampai IS NOT NULL;
CREATE INDEX verdik_terpakai ON sla.verdik (wilayah COLLATE "C", langkah, bulan COLLATE "C", terpakai)
    INCLUDE (standar, putusan, diketahui_pada, sampai);

ALTER TABLE sla.kedudukan
    ADD COLUMN jenis text, -- of the whole case: '' where nobody has classified it; NULL: written by a program that did not say
    ADD COLUMN kelas smallint GENERATED ALWAYS AS ( -- of what ran: for how many days it stood so, in powers of two; 99: it still does
        CASE WHEN keadaan IN ('diterima', 'diklasifikasi', 'tanggapan-disusun', 'tanggapan-diterima', 'tanggapan-dicatat', 'digabungkan')
            THEN CASE WHEN sampai IS NULL THEN 99 ELSE width_bucket(sampai - sejak, ARRAY[
                interval '1 day', '2 days', '4 days', '8 days', '16 days', '32 days', '64 days', '128 days', '256 days', '512 days'
            ]) END
        END
    ) STORED;
CREATE INDEX kedudukan_berjalan ON sla.kedudukan (wilayah COLLATE "C", kelas, sampai) INCLUDE (sejak) WHERE kelas IS NOT NULL;

CREATE OR REPLACE VIEW sla.sumbangan WITH (security_invoker = true) AS
SELECT aduan_id, 'selesai' AS hal, wilayah, langkah || '|' || putusan AS kelompok, selesai AS pada, 1 AS n, 0::bigint AS terpakai,
    0::bigint AS jeda, CASE WHEN putusan <> 'terhenti' THEN sla.kotak(terpakai) END AS kotak
FROM sla.jam WHERE selesai IS NOT NULL AND langkah >= 3
UNION ALL
SELECT aduan_id, 'perkara', wilayah, putusan, selesai, 1, 0, 0, NULL FROM sla.perkara WHERE selesai IS NOT NULL AND putusan IN ('tepat', 'lewat')
UNION ALL
SELECT aduan_id, 'diterima', wilayah, keadaan, diterima_pada, 1, 0, 0, NULL FROM sla.aduan
UNION ALL
SELECT aduan_id, 'peristiwa', wilayah, jenis || '|' || coalesce(nilai::text, ''), pada, 1, 0, 0, NULL FROM sla.peristiwa
UNION ALL -- ended clocks by the verdict known when, with whether this office had entered the complaint late, the month of their start, and the standard
SELECT v.aduan_id, 'laporan', v.wilayah, concat_ws('|', v.langkah, v.putusan,
        EXISTS (SELECT FROM sla.peristiwa m WHERE m.aduan_id = v.aduan_id AND m.wilayah = v.wilayah AND m.jenis = 'dicatat_mundur')::int,
        coalesce(v.bulan, ''), coalesce(v.standar, '')),
    t.pada, t.n, v.terpakai, v.jeda, CASE WHEN v.putusan <> 'terhenti' THEN sla.kotak(v.terpakai) END
FROM sla.verdik v
CROSS JOIN LATERAL (VALUES (v.diketahui_pada, 1), (v.sampai, -1)) t (pada, n)
WHERE t.pada IS NOT NULL
UNION ALL -- ended whole cases the same way
SELECT v.aduan_id, 'tahu', v.wilayah, v.putusan || '|' || coalesce(v.jenis, ''), t.pada, t.n, 0, 0, NULL
FROM sla.verdik_perkara v
CROSS JOIN LATERAL (VALUES (v.diketahui_pada, 1), (v.sampai, -1)) t (pada, n)
WHERE t.pada IS NOT NULL
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

-- The lines and sums that are called otherwise now, as services/sla/rekap/sql/{isi,susun}.sql make them; the others stay what they are.
LOCK TABLE sla.dirangkum, sla.rekap_baru, sla.rekap IN SHARE ROW EXCLUSIVE MODE;
DELETE FROM sla.rekap_baru WHERE hal = 'laporan';
DELETE FROM sla.rekap WHERE hal = 'laporan';
UPDATE sla.dirangkum d
SET baris = coalesce((SELECT jsonb_agg(b) FROM jsonb_array_elements(lama.baris) b WHERE b ->> 0 <> 'laporan'), '[]') || coalesce(baru.baris, '[]')
FROM sla.dirangkum lama LEFT JOIN (
    SELECT aduan_id, jsonb_agg(jsonb_build_array(hal, wilayah, kelompok, extract(epoch FROM hari)::bigint, potong, kotak, n, terpakai, jeda)) AS baris
    FROM (
        SELECT aduan_id, hal, wilayah, kelompok, sla.simpul(1, pada, sla.jam_awal(wilayah)) AS hari,
            CASE WHEN extract(hour FROM pada AT TIME ZONE 'UTC') IN (15, 16) THEN extract(hour FROM pada AT TIME ZONE 'UTC')::smallint END AS potong,
            kotak, sum(n) AS n, sum(n * terpakai)::bigint AS terpakai, sum(n * jeda)::bigint AS jeda
        FROM sla.sumbangan WHERE hal = 'laporan' GROUP BY 1, 2, 3, 4, 5, 6, 7
        HAVING (sum(n), sum(n * terpakai), sum(n * jeda)) <> (0, 0, 0)
    ) x GROUP BY aduan_id
) baru USING (aduan_id)
WHERE lama.aduan_id = d.aduan_id;
INSERT INTO sla.rekap (hal, tingkat, simpul, wilayah, kelompok, n, terpakai, jeda, kotak)
SELECT a.hal, t.tingkat, t.simpul, a.wilayah, a.kelompok, sum(a.n), sum(a.terpakai), sum(a.jeda),
    coalesce(sum(a.n * ('1e' || 8 * a.kotak)::numeric), 0)
FROM (
    SELECT b ->> 0 AS hal, b ->> 1 AS wilayah, b ->> 2 AS kelompok, to_timestamp((b ->> 3)::bigint) AS hari, (b ->> 4)::smallint AS potong,
        (b ->> 5)::smallint AS kotak, (b ->> 6)::bigint AS n, (b ->> 7)::bigint AS terpakai, (b ->> 8)::bigint AS jeda,
        sla.jam_awal(b ->> 1) AS jam
    FROM sla.dirangkum d CROSS JOIN LATERAL jsonb_array_elements(d.baris) b WHERE b ->> 0 = 'laporan'
) a CROSS JOIN LATERAL (VALUES
    (1, a.hari), (2, sla.simpul(7, a.hari, a.jam)), (3, sla.simpul(56, a.hari, a.jam)),
    (a.jam, a.hari + make_interval(hours => (a.potong - a.jam + 24) % 24))
) t (tingkat, simpul)
WHERE t.simpul IS NOT NULL
GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;
