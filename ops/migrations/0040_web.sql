-- Visitors' sessions and the drafts they have not sent. Nobody finds a row without the visitor's cookie: of its id only the hash is kept.
CREATE SCHEMA web;
GRANT USAGE ON SCHEMA web TO aduan_intake, aduan_triage, aduan_response, aduan_sla;

CREATE TABLE web.sesi (
    id_hash bytea PRIMARY KEY CHECK (octet_length(id_hash) = 32), -- SHA-256 of the 256 random bits in the cookie
    petugas_id uuid, -- NULL: a visitor who has not signed in
    dibuat_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    dilihat_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    diam interval NOT NULL, -- idle limit
    berlaku_sampai timestamptz NOT NULL -- absolute limit
);
CREATE INDEX sesi_kedaluwarsa ON web.sesi (berlaku_sampai);
GRANT SELECT, INSERT, UPDATE, DELETE ON web.sesi TO aduan_intake, aduan_triage, aduan_response, aduan_sla;

-- `isi` is sealed with a key derived from the cookie itself: without the visitor, nobody can read a draft.
CREATE TABLE web.draf (
    id uuid PRIMARY KEY,
    sesi bytea NOT NULL REFERENCES web.sesi (id_hash) ON DELETE CASCADE,
    kecamatan text NOT NULL,
    isi text NOT NULL DEFAULT '',
    dibuka_pada timestamptz NOT NULL DEFAULT clock_timestamp(), -- SOP step 1 starts
    pemberi_selesai_pada timestamptz, -- and ends
    diubah_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    aduan_id uuid -- once it was sent; `isi` is empty then
);
CREATE INDEX draf_sesi ON web.draf (sesi, diubah_pada);
GRANT SELECT, INSERT, UPDATE, DELETE ON web.draf TO aduan_intake;
