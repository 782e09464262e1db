-- The watched cannot quiet the watcher: what is told to roles of a higher level is that level's to say. For its own roles an office adds to
-- the rules that stand above it, and switches a starter rule off in a row of its own that the district sees.
CREATE FUNCTION sla.setingkat(wilayah text, peran text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN wilayah !~ '^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$'
        OR peran IN ('pelaksana', 'operator', 'ppid', 'pengelola', 'camat', 'admin-kecamatan');

CREATE POLICY setingkat_tambah ON sla.kontak AS RESTRICTIVE FOR INSERT TO aduan_sla WITH CHECK (sla.setingkat(wilayah, peran));
CREATE POLICY setingkat_hapus ON sla.kontak AS RESTRICTIVE FOR DELETE TO aduan_sla USING (sla.setingkat(wilayah, peran));
CREATE POLICY setingkat_tambah ON sla.aturan_kabar AS RESTRICTIVE FOR INSERT TO aduan_sla WITH CHECK (sla.setingkat(wilayah, kepada));
CREATE POLICY setingkat_henti ON sla.aturan_kabar AS RESTRICTIVE FOR UPDATE TO aduan_sla USING (sla.setingkat(wilayah, kepada));

-- Starter rules (those without a wilayah) that count no longer there, and below.
CREATE TABLE sla.aturan_kabar_mati (
    wilayah text NOT NULL CHECK (wilayah ~ '^[0-9]{2}(\.[0-9]{2}){0,2}$'),
    aturan_id integer NOT NULL REFERENCES sla.aturan_kabar (id),
    pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (wilayah, aturan_id)
);
SELECT kantor.pagari('sla.aturan_kabar_mati', 'sla');
REVOKE INSERT, UPDATE, DELETE ON sla.aturan_kabar_mati FROM aduan_sla_mesin;
GRANT INSERT (wilayah, aturan_id), DELETE ON sla.aturan_kabar_mati TO aduan_sla;
CREATE POLICY dari_atas ON sla.aturan_kabar_mati FOR SELECT TO aduan_sla
    USING (starts_with(current_setting('aduan.wilayah', true), wilayah || '.'));
CREATE POLICY matikan ON sla.aturan_kabar_mati FOR INSERT TO aduan_sla WITH CHECK (
    kantor.terlihat(wilayah)
    AND EXISTS (SELECT FROM sla.aturan_kabar a WHERE a.id = aturan_id AND a.wilayah = '' AND sla.setingkat(aturan_kabar_mati.wilayah, a.kepada))
);
CREATE POLICY nyalakan ON sla.aturan_kabar_mati FOR DELETE TO aduan_sla USING (kantor.terlihat(wilayah));

-- Who changed what: also what the server's command line did (nobody's id), and seen from below, too.
ALTER TABLE sla.catatan_kabar ALTER oleh DROP NOT NULL, DROP CONSTRAINT catatan_kabar_apa_check, ADD CHECK (apa IN (
    'aturan-ditambah', 'aturan-dihentikan', 'bawaan-dimatikan', 'bawaan-dinyalakan', 'kontak-ditambah', 'kontak-dihapus', 'kiriman-diulang'
));
CREATE POLICY dari_atas ON sla.catatan_kabar FOR SELECT TO aduan_sla
    USING (wilayah = '' OR starts_with(current_setting('aduan.wilayah', true), wilayah || '.'));
GRANT INSERT (wilayah, apa, rincian) ON sla.catatan_kabar TO aduan_admin;
CREATE POLICY catat_admin ON sla.catatan_kabar FOR INSERT TO aduan_admin WITH CHECK (oleh IS NULL);
