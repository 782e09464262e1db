-- A clock that jumps must not accuse anybody: what was seen of the database's clock beside the machines' own, and the jumps. One that
-- nobody has confirmed yet holds back every alert. Nothing here belongs to an office.
CREATE TABLE messaging.clock_references (
    boot_id text PRIMARY KEY, -- a machine from its start to its end; its count of seconds goes on in sleep
    offset_seconds double precision NOT NULL, -- the database's clock minus that count
    seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE messaging.clock_jumps (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(), -- by the clock that had jumped
    seconds double precision NOT NULL, -- forward or (negative) back; several before it is confirmed add up
    confirmed_at timestamptz,
    confirmed_by uuid -- NULL with a time: the server's command line
);
CREATE UNIQUE INDEX clock_jumps_open ON messaging.clock_jumps ((true)) WHERE confirmed_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON messaging.clock_references TO aduan_sla_mesin;
GRANT SELECT ON messaging.clock_references TO aduan_admin;
GRANT SELECT ON messaging.clock_jumps TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin, aduan_relay, aduan_sla, aduan_admin;
GRANT INSERT (seconds), UPDATE (seconds) ON messaging.clock_jumps TO aduan_sla_mesin;
GRANT UPDATE (confirmed_at, confirmed_by) ON messaging.clock_jumps TO aduan_sla, aduan_admin;

ALTER TABLE messaging.clock_jumps ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.clock_jumps FORCE ROW LEVEL SECURITY;
CREATE POLICY baca ON messaging.clock_jumps FOR SELECT USING (true);
CREATE POLICY catat ON messaging.clock_jumps FOR INSERT TO aduan_sla_mesin WITH CHECK (confirmed_at IS NULL);
CREATE POLICY tambah ON messaging.clock_jumps FOR UPDATE TO aduan_sla_mesin USING (confirmed_at IS NULL) WITH CHECK (confirmed_at IS NULL);
CREATE POLICY pastikan ON messaging.clock_jumps FOR UPDATE TO aduan_sla
    USING (confirmed_at IS NULL AND nullif(current_setting('aduan.wilayah', true), '') IS NOT NULL)
    WITH CHECK (confirmed_at IS NOT NULL AND confirmed_by IS NOT NULL);
CREATE POLICY admin ON messaging.clock_jumps FOR UPDATE TO aduan_admin USING (confirmed_at IS NULL) WITH CHECK (confirmed_at IS NOT NULL);
