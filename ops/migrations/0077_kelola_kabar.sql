-- An administrator changes who is told of due times: their own wilayah's rules and addresses and no others, by PostgreSQL's word. An
-- address, once written, is not read again by a person's role; who changed what, and when, is kept beside it and never altered.
ALTER TABLE sla.kontak ADD petunjuk text NOT NULL DEFAULT ''; -- two letters and an ending of the host: enough to know one's own again

CREATE TABLE sla.catatan_kabar (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    wilayah text NOT NULL,
    pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    oleh uuid NOT NULL,
    apa text NOT NULL CHECK (apa IN ('aturan-ditambah', 'aturan-dihentikan', 'kontak-ditambah', 'kontak-dihapus', 'kiriman-diulang')),
    rincian text NOT NULL -- in general words: never an address
);
CREATE INDEX catatan_kabar_wilayah ON sla.catatan_kabar (wilayah COLLATE "C", id);
SELECT kantor.pagari('sla.catatan_kabar', 'sla');
REVOKE UPDATE, DELETE ON sla.catatan_kabar FROM aduan_sla_mesin;
CREATE POLICY tambah ON sla.catatan_kabar FOR INSERT TO aduan_sla WITH CHECK (kantor.terlihat(wilayah));
GRANT INSERT (wilayah, oleh, apa, rincian) ON sla.catatan_kabar TO aduan_sla;

-- What is above the office counts there where it has none of its own, so it is seen there; it is changed above alone.
CREATE POLICY dari_atas ON sla.aturan_kabar FOR SELECT TO aduan_sla
    USING (wilayah = '' OR starts_with(current_setting('aduan.wilayah', true), wilayah || '.'));
CREATE POLICY tambah ON sla.aturan_kabar FOR INSERT TO aduan_sla WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY hentikan ON sla.aturan_kabar FOR UPDATE TO aduan_sla USING (kantor.terlihat(wilayah)) WITH CHECK (kantor.terlihat(wilayah));
GRANT INSERT (wilayah, jam, jenis, kepada, langkah, setelah_menit, jam_kantor, gabung_lebih_dari, gabung_menit, saluran), UPDATE (aktif)
    ON sla.aturan_kabar TO aduan_sla;

CREATE POLICY tambah ON sla.kontak FOR INSERT TO aduan_sla WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY hapus ON sla.kontak FOR DELETE TO aduan_sla USING (kantor.terlihat(wilayah));
GRANT SELECT (id, wilayah, peran, saluran, petunjuk), INSERT (wilayah, peran, saluran, url_tersandi, sidik, petunjuk), DELETE
    ON sla.kontak TO aduan_sla;

-- What failed may be tried again; nothing else of a delivery may be altered.
CREATE POLICY ulang ON sla.kiriman FOR UPDATE TO aduan_sla
    USING (keadaan = 'gagal' AND kantor.terlihat(wilayah)) WITH CHECK (keadaan = 'menunggu' AND kantor.terlihat(wilayah));
GRANT UPDATE (keadaan, percobaan, kirim_setelah, galat) ON sla.kiriman TO aduan_sla;
