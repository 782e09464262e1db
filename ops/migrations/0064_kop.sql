-- The letterhead of an office's papers and who signs them: the office's own data. An office without a row has one made of kantor.kantor.
CREATE TABLE kantor.kop (
    kode text PRIMARY KEY REFERENCES kantor.kantor (kode),
    baris1 text NOT NULL CHECK (btrim(baris1) <> ''), -- PEMERINTAH KABUPATEN KARANGANYAR
    baris2 text NOT NULL, -- KECAMATAN JENAWI
    alamat text NOT NULL,
    telepon text NOT NULL,
    pos_el text NOT NULL,
    jabatan text NOT NULL, -- who signs: Camat Jenawi
    nama text NOT NULL,
    nip text NOT NULL,
    logo bytea CHECK (octet_length(logo) <= 204800), -- PNG or JPEG, written anew by the program
    diubah_pada timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Everybody may read a letterhead, it is on every paper; an office is changed by who was let in for it, and by the administrator.
ALTER TABLE kantor.kop ENABLE ROW LEVEL SECURITY;
ALTER TABLE kantor.kop FORCE ROW LEVEL SECURITY;
CREATE POLICY baca ON kantor.kop FOR SELECT TO aduan_intake, aduan_triage, aduan_response, aduan_sla USING (true);
CREATE POLICY tambah ON kantor.kop FOR INSERT TO aduan_intake WITH CHECK (kantor.terlihat(kode));
CREATE POLICY ubah ON kantor.kop FOR UPDATE TO aduan_intake USING (kantor.terlihat(kode)) WITH CHECK (kantor.terlihat(kode));
CREATE POLICY admin ON kantor.kop TO aduan_admin USING (true) WITH CHECK (true);
GRANT SELECT ON kantor.kop TO aduan_intake, aduan_triage, aduan_response, aduan_sla;
GRANT INSERT, UPDATE ON kantor.kop TO aduan_intake;
GRANT SELECT, INSERT, UPDATE, DELETE ON kantor.kop TO aduan_admin;
