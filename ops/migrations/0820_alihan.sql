-- Transferred: the office that passed a complaint on keeps it in its lists and its register, as it was then.

-- Since when the office has it, and which office gave it there (NULL: it was filed there).
ALTER TABLE triage.aduan ADD COLUMN masuk_pada timestamptz NOT NULL, ADD COLUMN dari text;
DROP INDEX triage.aduan_diterima;
CREATE INDEX aduan_masuk ON triage.aduan (wilayah COLLATE "C", masuk_pada);

-- One row a stretch that ended so; `wilayah` is the office that passed it on.
CREATE TABLE triage.alihan (
    aduan_id uuid NOT NULL,
    urutan smallint NOT NULL, -- the stretch's place among all of this complaint
    wilayah text NOT NULL,
    nomor text NOT NULL,
    jenis text,
    kategori text NOT NULL,
    sub_kategori text NOT NULL,
    saluran text NOT NULL,
    rahasia boolean NOT NULL,
    putaran smallint NOT NULL,
    diterima_pada timestamptz NOT NULL,
    versi integer NOT NULL, -- how many events the office may know of
    masuk_pada timestamptz NOT NULL,
    dari text,
    keluar_pada timestamptz NOT NULL,
    ke text NOT NULL,
    PRIMARY KEY (aduan_id, urutan)
);
CREATE INDEX alihan_masuk ON triage.alihan (wilayah COLLATE "C", masuk_pada);
SELECT kantor.pagari('triage.alihan', 'triage');

-- Who writes responses at two offices has a draft at each: what is written at one fills no form of the other.
ALTER TABLE response.draf DROP CONSTRAINT draf_pkey, ADD PRIMARY KEY (aduan_id, petugas_id, wilayah);
