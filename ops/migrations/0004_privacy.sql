-- One data key a person, wrapped by the master key. Without its key a person's data cannot be read: erasing the key is the erasure.
CREATE SCHEMA privacy;
GRANT USAGE ON SCHEMA privacy TO aduan_intake, aduan_triage, aduan_response, aduan_admin;

CREATE TABLE privacy.kunci (
    person_id uuid PRIMARY KEY,
    terbungkus bytea CHECK (octet_length(terbungkus) = 60), -- nonce 12, key 32, tag 16; NULL once erased
    master_versi integer NOT NULL CHECK (master_versi > 0),
    dibuat_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    dihapus_pada timestamptz,
    -- The row of an erased key stays, so that no new key is ever made for a person who was forgotten.
    CHECK ((terbungkus IS NULL) = (dihapus_pada IS NOT NULL))
);
-- For rewrapping under a new master key, and for the check at start that the master keys at hand are the right ones.
CREATE INDEX kunci_master ON privacy.kunci (master_versi, person_id) WHERE terbungkus IS NOT NULL;

GRANT SELECT, INSERT ON privacy.kunci TO aduan_intake; -- it alone meets new people
GRANT SELECT ON privacy.kunci TO aduan_triage, aduan_response; -- their free texts are encrypted under the reporter's key
GRANT SELECT, UPDATE, DELETE ON privacy.kunci TO aduan_admin; -- rewrapping and erasure
