-- Erasure decided from primary data: what the duty and the daily job look for.

-- Complaints that are forgotten; there are few of them among the events.
CREATE INDEX events_dilupakan ON eventstore.events (stream) WHERE type = 'PelaporDilupakan';
CREATE INDEX kunci_terhapus ON privacy.kunci (person_id) WHERE terbungkus IS NULL;

-- Accounts without complaints fall under retention, and a key made for nobody is swept: the machine sees which accounts there are.
GRANT USAGE ON SCHEMA akun TO aduan_intake_mesin;
GRANT SELECT (id, wilayah, dibuat_pada) ON akun.pelapor TO aduan_intake_mesin;
CREATE POLICY intake_mesin ON akun.pelapor FOR SELECT TO aduan_intake_mesin USING (true);
GRANT DELETE ON privacy.kunci, intake.kode_lacak TO aduan_intake_mesin;

-- What the daily job could not do for somebody, it says.
ALTER TABLE intake.retensi_jalan ADD COLUMN gagal integer NOT NULL DEFAULT 0;
