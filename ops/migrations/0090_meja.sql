-- The desk: each person's own filters, what they have seen, who has a complaint open, and an office's answer templates. A row belongs to
-- the office (or region) that it is about; a person writes inside their own wilayah, by PostgreSQL's word.
CREATE TABLE triage.saringan (
    id uuid PRIMARY KEY,
    petugas_id uuid NOT NULL,
    wilayah text NOT NULL,
    nama text NOT NULL CHECK (length(nama) BETWEEN 1 AND 60),
    alamat text NOT NULL CHECK (length(alamat) <= 500), -- the queue's query, "langkah=3&terlambat=ya"
    UNIQUE (petugas_id, wilayah, nama)
);
CREATE INDEX saringan_wilayah ON triage.saringan (wilayah COLLATE "C");

-- Up to which version each person has seen a complaint, and when they last did. The office is part of the key: one that moves on is seen anew there.
CREATE TABLE triage.dilihat (
    petugas_id uuid NOT NULL,
    aduan_id uuid NOT NULL,
    wilayah text NOT NULL,
    versi integer NOT NULL,
    pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (petugas_id, aduan_id, wilayah)
);
CREATE INDEX dilihat_aduan ON triage.dilihat (aduan_id, pada); -- when anybody last did

-- Who looked at a complaint last when; what is older than two minutes means nothing, so it need not survive a crash.
CREATE UNLOGGED TABLE triage.sedang_dibuka (
    aduan_id uuid NOT NULL,
    petugas_id uuid NOT NULL,
    wilayah text NOT NULL,
    nama text NOT NULL,
    pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (aduan_id, petugas_id, wilayah)
);

CREATE TABLE triage.templat (
    id uuid PRIMARY KEY,
    wilayah text NOT NULL,
    kategori text, -- NULL: for every category
    judul text NOT NULL CHECK (length(judul) BETWEEN 1 AND 100),
    isi text NOT NULL CHECK (length(isi) BETWEEN 1 AND 8000), -- with {nomor}, {kantor} and {batas}
    diubah_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    diubah_oleh uuid NOT NULL
);
CREATE INDEX templat_wilayah ON triage.templat (wilayah COLLATE "C");

DO $$
DECLARE
    tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['triage.saringan', 'triage.dilihat', 'triage.sedang_dibuka', 'triage.templat'] LOOP
        PERFORM kantor.pagari(tabel::regclass, 'triage');
        EXECUTE format('CREATE POLICY tulis ON %s FOR INSERT TO aduan_triage WITH CHECK (kantor.terlihat(wilayah))', tabel);
        EXECUTE format('CREATE POLICY ubah ON %s FOR UPDATE TO aduan_triage USING (kantor.terlihat(wilayah)) WITH CHECK (kantor.terlihat(wilayah))', tabel);
        EXECUTE format('CREATE POLICY hapus ON %s FOR DELETE TO aduan_triage USING (kantor.terlihat(wilayah))', tabel);
        EXECUTE format('GRANT INSERT, DELETE ON %s TO aduan_triage', tabel);
    END LOOP;
END
$$;
GRANT UPDATE (alamat) ON triage.saringan TO aduan_triage;
GRANT UPDATE (versi, pada) ON triage.dilihat TO aduan_triage;
GRANT UPDATE (nama, pada) ON triage.sedang_dibuka TO aduan_triage;
GRANT UPDATE (kategori, judul, isi, diubah_pada, diubah_oleh) ON triage.templat TO aduan_triage;

-- The queue of what still runs: in its order, and countable from the index alone.
CREATE INDEX aduan_berjalan ON triage.aduan
    (wilayah COLLATE "C", (putaran = 1), (coalesce(batas, '9999-01-01 00:00+00'::timestamptz)), aduan_id)
    INCLUDE (keadaan, langkah, jenis, kategori, saluran, jeda, putaran, batas, dekat_pada, perkara_batas) WHERE langkah IS NOT NULL;
-- A complaint by its number, inside one office.
CREATE INDEX aduan_nomor ON triage.aduan (wilayah COLLATE "C", nomor text_pattern_ops);
