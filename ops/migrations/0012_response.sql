-- Response's read model: what waits for the PPID, the unit that answers and the operator who enters.
CREATE SCHEMA response;
GRANT USAGE ON SCHEMA response TO aduan_response, aduan_admin;
CREATE TABLE response.tugas (
    aduan_id uuid PRIMARY KEY,
    versi integer NOT NULL,
    revisi integer NOT NULL,
    wilayah text NOT NULL,
    nomor text NOT NULL,
    keadaan text NOT NULL,
    langkah smallint,
    didisposisikan_pada timestamptz,
    dikembalikan smallint NOT NULL, -- how often the response was sent back in this round
    batas timestamptz,
    dekat_pada timestamptz -- as triage.aduan
);
CREATE INDEX tugas_antrean ON response.tugas (wilayah, langkah, batas) WHERE langkah IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON response.tugas TO aduan_response;
GRANT SELECT ON response.tugas TO aduan_admin;
