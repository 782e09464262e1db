-- An office's administrator changes what the office is called, where it is and what it offers: the rows of their own wilayah and no
-- others, by PostgreSQL's word; who did it and when stands in the row. Everybody reads them, as they are on every public page.
ALTER TABLE kantor.kantor ADD diubah_pada timestamptz, ADD diubah_oleh uuid;
ALTER TABLE kantor.kategori ADD diubah_pada timestamptz, ADD diubah_oleh uuid;
ALTER TABLE kantor.sub_kategori ADD diubah_pada timestamptz, ADD diubah_oleh uuid;

ALTER TABLE kantor.kantor ENABLE ROW LEVEL SECURITY;
ALTER TABLE kantor.kantor FORCE ROW LEVEL SECURITY;
CREATE POLICY baca ON kantor.kantor FOR SELECT TO PUBLIC USING (true);
CREATE POLICY ubah ON kantor.kantor FOR UPDATE TO aduan_intake USING (kantor.terlihat(kode)) WITH CHECK (kantor.terlihat(kode));
CREATE POLICY admin ON kantor.kantor TO aduan_admin USING (true) WITH CHECK (true);
GRANT UPDATE (nama, alamat, telepon, zona, diubah_pada, diubah_oleh) ON kantor.kantor TO aduan_intake;

ALTER TABLE kantor.kategori ENABLE ROW LEVEL SECURITY;
ALTER TABLE kantor.kategori FORCE ROW LEVEL SECURITY;
CREATE POLICY baca ON kantor.kategori FOR SELECT TO PUBLIC USING (true);
CREATE POLICY tambah ON kantor.kategori FOR INSERT TO aduan_intake WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY ubah ON kantor.kategori FOR UPDATE TO aduan_intake USING (kantor.terlihat(wilayah)) WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY admin ON kantor.kategori TO aduan_admin USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE (nama, urutan, rahasia, aktif, diubah_pada, diubah_oleh) ON kantor.kategori TO aduan_intake;

ALTER TABLE kantor.sub_kategori ENABLE ROW LEVEL SECURITY;
ALTER TABLE kantor.sub_kategori FORCE ROW LEVEL SECURITY;
CREATE POLICY baca ON kantor.sub_kategori FOR SELECT TO PUBLIC USING (true);
CREATE POLICY tambah ON kantor.sub_kategori FOR INSERT TO aduan_intake WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY ubah ON kantor.sub_kategori FOR UPDATE TO aduan_intake
    USING (kantor.terlihat(wilayah)) WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY admin ON kantor.sub_kategori TO aduan_admin USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE (nama, urutan, aktif, diubah_pada, diubah_oleh) ON kantor.sub_kategori TO aduan_intake;
