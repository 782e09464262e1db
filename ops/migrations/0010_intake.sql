-- Intake's read model: from a tracking code to its complaint.
CREATE SCHEMA intake;
GRANT USAGE ON SCHEMA intake TO aduan_intake, aduan_admin;
CREATE TABLE intake.lacak (
    aduan_id uuid PRIMARY KEY,
    versi integer NOT NULL,
    revisi integer NOT NULL,
    wilayah text NOT NULL,
    lacak text NOT NULL -- SHA-256 of the tracking code, hex
);
CREATE INDEX lacak_kode ON intake.lacak (lacak);
GRANT SELECT, INSERT, UPDATE, DELETE ON intake.lacak TO aduan_intake;
GRANT SELECT ON intake.lacak TO aduan_admin;
