-- Which key file this database's people are under: noted by whoever starts first, and by nobody changed. Two programs with a key file each
-- would lose half of the people; the second one sees it here before it serves. A fingerprint leads back to no key.
-- serasi: a table that an earlier program neither reads nor writes
CREATE TABLE privacy.sidik_induk (
    satu boolean PRIMARY KEY DEFAULT true CHECK (satu),
    sidik bytea NOT NULL CHECK (octet_length(sidik) = 32),
    pada timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE privacy.sidik_induk ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy.sidik_induk FORCE ROW LEVEL SECURITY;
CREATE POLICY baca ON privacy.sidik_induk FOR SELECT USING (true);
CREATE POLICY pertama ON privacy.sidik_induk FOR INSERT WITH CHECK (true);
GRANT USAGE ON SCHEMA privacy TO aduan_sla;
GRANT SELECT (sidik) ON privacy.sidik_induk TO aduan_intake, aduan_triage, aduan_response, aduan_sla, aduan_admin;
-- Not sla: it sees nobody's key, so it cannot tell whether the first file it is given is the right one.
GRANT INSERT (sidik) ON privacy.sidik_induk TO aduan_intake, aduan_triage, aduan_response, aduan_admin;
