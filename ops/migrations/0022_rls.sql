-- Row-level security: a person's transaction sees the rows of the wilayah it names in aduan.wilayah, and without one none.

-- "33.13" covers "33.13" and "33.13.17", not "33.130": "/" is the character after "." and codes are digits and dots. A range and no
-- LIKE, so that an index that begins with wilayah COLLATE "C" serves the policy. After COMMIT the setting is '' and not NULL.
CREATE FUNCTION kantor.terlihat(wilayah text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN wilayah COLLATE "C" >= nullif(current_setting('aduan.wilayah', true), '')
        AND wilayah COLLATE "C" < nullif(current_setting('aduan.wilayah', true), '') || '/';

-- Fences a table in: `SELECT kantor.pagari('sla.jam', 'sla')`. For every read model, also those of later migrations.
CREATE FUNCTION kantor.pagari(tabel regclass, layanan text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tabel);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tabel);
    EXECUTE format('CREATE POLICY orang ON %s FOR SELECT TO %I USING (kantor.terlihat(wilayah))', tabel, 'aduan_' || layanan);
    EXECUTE format('CREATE POLICY mesin ON %s TO %I USING (true) WITH CHECK (true)', tabel, 'aduan_' || layanan || '_mesin');
    EXECUTE format('CREATE POLICY admin ON %s FOR SELECT TO aduan_admin USING (true)', tabel);
    EXECUTE format('REVOKE ALL ON %s FROM %I', tabel, 'aduan_' || layanan);
    EXECUTE format('GRANT SELECT ON %s TO %I, aduan_admin', tabel, 'aduan_' || layanan);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', tabel, 'aduan_' || layanan || '_mesin');
END
$$;
REVOKE EXECUTE ON FUNCTION kantor.pagari FROM PUBLIC;

GRANT USAGE ON SCHEMA intake TO aduan_intake_mesin;
GRANT USAGE ON SCHEMA triage TO aduan_triage_mesin;
GRANT USAGE ON SCHEMA response TO aduan_response_mesin;
GRANT USAGE ON SCHEMA sla TO aduan_sla_mesin;
SELECT kantor.pagari('intake.lacak', 'intake');
SELECT kantor.pagari('triage.aduan', 'triage');
SELECT kantor.pagari('response.tugas', 'response');
SELECT kantor.pagari('sla.aduan', 'sla'), kantor.pagari('sla.jam', 'sla'), kantor.pagari('sla.perkara', 'sla'), kantor.pagari('sla.pengingat', 'sla');

-- The policy's range needs indexes in byte order.
DROP INDEX triage.aduan_antrean;
CREATE INDEX aduan_antrean ON triage.aduan (wilayah COLLATE "C", (putaran = 1), (coalesce(batas, '9999-01-01 00:00+00'::timestamptz)), aduan_id);
CREATE INDEX aduan_perkara ON triage.aduan (wilayah COLLATE "C", perkara_batas) WHERE perkara_batas IS NOT NULL;
DROP INDEX response.tugas_antrean;
CREATE INDEX tugas_antrean ON response.tugas (wilayah COLLATE "C", langkah, batas) WHERE langkah IS NOT NULL;
DROP INDEX sla.aduan_wilayah;
CREATE INDEX aduan_wilayah ON sla.aduan (wilayah COLLATE "C");
DROP INDEX sla.jam_wilayah;
CREATE INDEX jam_wilayah ON sla.jam (wilayah COLLATE "C", langkah);
CREATE INDEX pengingat_wilayah ON sla.pengingat (wilayah COLLATE "C");
CREATE INDEX lacak_wilayah ON intake.lacak (wilayah COLLATE "C");

-- Staff: colleagues of one's own wilayah; the administrator's commands see all.
ALTER TABLE kantor.petugas ENABLE ROW LEVEL SECURITY;
ALTER TABLE kantor.petugas FORCE ROW LEVEL SECURITY;
CREATE POLICY orang ON kantor.petugas FOR SELECT TO aduan_intake, aduan_triage, aduan_response, aduan_sla USING (kantor.terlihat(wilayah));
CREATE POLICY admin ON kantor.petugas TO aduan_admin USING (true) WITH CHECK (true);
ALTER TABLE kantor.penugasan ENABLE ROW LEVEL SECURITY;
ALTER TABLE kantor.penugasan FORCE ROW LEVEL SECURITY;
CREATE POLICY orang ON kantor.penugasan FOR SELECT TO aduan_intake, aduan_triage, aduan_response, aduan_sla USING (kantor.terlihat(wilayah));
CREATE POLICY admin ON kantor.penugasan TO aduan_admin USING (true) WITH CHECK (true);

-- Failures have no wilayah: each consumer works on its own, people see them through the administrator's commands.
ALTER TABLE messaging.failures ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.failures FORCE ROW LEVEL SECURITY;
CREATE POLICY intake ON messaging.failures TO aduan_intake_mesin USING (consumer = 'intake') WITH CHECK (consumer = 'intake');
CREATE POLICY triage ON messaging.failures TO aduan_triage_mesin USING (consumer = 'triage') WITH CHECK (consumer = 'triage');
CREATE POLICY response ON messaging.failures TO aduan_response_mesin USING (consumer = 'response') WITH CHECK (consumer = 'response');
CREATE POLICY sla ON messaging.failures TO aduan_sla_mesin USING (consumer = 'sla') WITH CHECK (consumer = 'sla');
CREATE POLICY relay ON messaging.failures FOR SELECT TO aduan_relay USING (consumer = 'relay');
CREATE POLICY admin ON messaging.failures TO aduan_admin USING (true) WITH CHECK (true);
