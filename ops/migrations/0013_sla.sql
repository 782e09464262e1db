-- Sla's read model: every clock of every complaint with its verdict, and what has to be done when.
CREATE SCHEMA sla;
GRANT USAGE ON SCHEMA sla TO aduan_sla, aduan_admin;

CREATE TABLE sla.aduan (
    aduan_id uuid PRIMARY KEY,
    versi integer NOT NULL,
    revisi integer NOT NULL,
    wilayah text NOT NULL,
    keadaan text NOT NULL,
    kategori text NOT NULL,
    sub_kategori text NOT NULL,
    saluran text NOT NULL,
    impor boolean NOT NULL,
    diterima_pada timestamptz NOT NULL
);
CREATE INDEX aduan_wilayah ON sla.aduan (wilayah text_pattern_ops);

CREATE TABLE sla.jam (
    aduan_id uuid NOT NULL,
    langkah smallint NOT NULL,
    putaran smallint NOT NULL,
    ke smallint NOT NULL,
    wilayah text NOT NULL, -- the office whose clock it is
    mulai timestamptz NOT NULL,
    batas timestamptz, -- NULL while paused
    dekat_pada timestamptz, -- while it runs: from when on it is near
    selesai timestamptz,
    putusan text NOT NULL, -- as of the complaint's last event
    terpakai bigint NOT NULL, -- microseconds of opening time, pauses left out
    jeda bigint NOT NULL, -- microseconds of opening time credited
    lewat bigint NOT NULL, -- microseconds of opening time after the due time
    standar text NOT NULL, -- "120 menit kerja"
    sop text NOT NULL,
    kalender text NOT NULL,
    PRIMARY KEY (aduan_id, langkah, putaran, ke)
);
CREATE INDEX jam_wilayah ON sla.jam (wilayah text_pattern_ops, langkah);

CREATE TABLE sla.perkara ( -- the clock of the whole case, one a round
    aduan_id uuid NOT NULL,
    putaran smallint NOT NULL,
    wilayah text NOT NULL, -- the office that has it, or had it at its end
    mulai timestamptz NOT NULL,
    batas timestamptz, -- NULL while paused in time
    dekat_pada timestamptz, -- from when on the Camat is told
    selesai timestamptz,
    putusan text NOT NULL, -- as of the complaint's last event
    jenis text, -- NULL: not classified yet
    karena_klasifikasi boolean NOT NULL, -- late from the moment on at which it was called what it is
    lewat bigint NOT NULL, -- microseconds of opening time after the due time
    PRIMARY KEY (aduan_id, putaran)
);

CREATE TABLE sla.pengingat (
    aduan_id uuid NOT NULL,
    kunci text NOT NULL,
    wilayah text NOT NULL,
    pada timestamptz NOT NULL, -- to be done strictly after this instant
    diklaim_sampai timestamptz, -- a replica works on it until then
    PRIMARY KEY (aduan_id, kunci)
);
CREATE INDEX pengingat_jatuh ON sla.pengingat (pada);

GRANT SELECT, INSERT, UPDATE, DELETE ON sla.aduan, sla.jam, sla.perkara, sla.pengingat TO aduan_sla;
GRANT SELECT ON sla.aduan, sla.jam, sla.perkara, sla.pengingat TO aduan_admin;
