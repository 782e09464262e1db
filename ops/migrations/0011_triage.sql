-- Triage's read model: the office's complaints as lists show them, due soonest first.
CREATE SCHEMA triage;
GRANT USAGE ON SCHEMA triage TO aduan_triage, aduan_admin;
CREATE TABLE triage.aduan (
    aduan_id uuid PRIMARY KEY,
    versi integer NOT NULL,
    revisi integer NOT NULL,
    wilayah text NOT NULL,
    nomor text NOT NULL,
    keadaan text NOT NULL,
    langkah smallint, -- the SOP step whose clock runs; NULL at an end
    jenis text,
    kategori text NOT NULL,
    sub_kategori text NOT NULL,
    saluran text NOT NULL,
    rahasia boolean NOT NULL,
    jeda boolean NOT NULL,
    putaran smallint NOT NULL,
    diterima_pada timestamptz NOT NULL,
    batas timestamptz, -- due time of the running step; NULL while it is paused and at an end
    dekat_pada timestamptz, -- from when on that is near: the step's first warning threshold
    perkara_batas timestamptz -- due time of the whole case, also of what was merged; NULL while it is paused in time and at its end
);
CREATE INDEX aduan_antrean ON triage.aduan (wilayah, (coalesce(batas, '9999-01-01 00:00+00'::timestamptz)), aduan_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON triage.aduan TO aduan_triage;
GRANT SELECT ON triage.aduan TO aduan_admin;
