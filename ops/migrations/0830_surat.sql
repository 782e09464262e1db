-- Papers as they left the office, to the byte: sealed under their reporter's key, so that an erasure takes them along. Nobody changes a row.
CREATE TABLE triage.surat (
    surat_id uuid PRIMARY KEY,
    aduan_id uuid NOT NULL,
    wilayah text NOT NULL, -- the office that issued it
    isi bytea NOT NULL CHECK (octet_length(isi) > 28)
);
CREATE INDEX surat_wilayah ON triage.surat (wilayah COLLATE "C");
SELECT kantor.pagari('triage.surat', 'triage');
REVOKE INSERT, UPDATE, DELETE ON triage.surat FROM aduan_triage_mesin;
GRANT INSERT ON triage.surat TO aduan_triage;
CREATE POLICY terbitkan ON triage.surat FOR INSERT TO aduan_triage WITH CHECK (kantor.terlihat(wilayah));
-- Whoever has the complaint now has its papers, too.
CREATE POLICY beserta_aduan ON triage.surat FOR SELECT TO aduan_triage
    USING (EXISTS (SELECT FROM triage.aduan a WHERE a.aduan_id = surat.aduan_id));
