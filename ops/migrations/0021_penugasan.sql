-- Which role a member of staff holds where: several of each. petugas.wilayah stays: the office that keeps their account.
CREATE TABLE kantor.penugasan (
    petugas_id uuid NOT NULL REFERENCES kantor.petugas (id) ON DELETE CASCADE,
    peran text NOT NULL CHECK (peran IN ('operator', 'ppid', 'pengelola', 'camat', 'inspektorat', 'admin-kecamatan', 'admin-kabupaten')),
    wilayah text NOT NULL CHECK (wilayah ~ '^[0-9]{2}(\.[0-9]{2}){0,2}$'),
    PRIMARY KEY (wilayah, petugas_id, peran)
);
CREATE INDEX penugasan_petugas ON kantor.penugasan (petugas_id);

INSERT INTO kantor.penugasan (petugas_id, peran, wilayah) SELECT DISTINCT id, unnest(peran), wilayah FROM kantor.petugas;
ALTER TABLE kantor.petugas DROP COLUMN peran;

REVOKE ALL ON kantor.petugas FROM aduan_intake, aduan_triage, aduan_response, aduan_sla;
REVOKE SELECT (id, nama, wilayah, token_hash, aktif) ON kantor.petugas FROM aduan_intake, aduan_triage, aduan_response, aduan_sla;
GRANT SELECT (id, nama, wilayah, aktif) ON kantor.petugas TO aduan_intake, aduan_triage, aduan_response, aduan_sla;
GRANT SELECT ON kantor.penugasan TO aduan_intake, aduan_triage, aduan_response, aduan_sla;
GRANT SELECT, INSERT, UPDATE, DELETE ON kantor.penugasan TO aduan_admin;
