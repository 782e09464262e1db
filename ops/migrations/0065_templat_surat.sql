-- An office's own template of a paper, in typst: a program of its own, tried out before it is kept (./aduan surat set).
CREATE TABLE kantor.templat_surat (
    wilayah text NOT NULL REFERENCES kantor.kantor (kode),
    nama text NOT NULL CHECK (nama ~ '^[a-z-]+$'), -- laporan-pengaduan, resi, ...
    isi text NOT NULL CHECK (octet_length(isi) BETWEEN 1 AND 65536),
    diubah_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (wilayah, nama)
);
SELECT kantor.pagari('kantor.templat_surat', 'triage');
-- Intake prints receipts.
CREATE POLICY orang_intake ON kantor.templat_surat FOR SELECT TO aduan_intake USING (kantor.terlihat(wilayah));
GRANT SELECT ON kantor.templat_surat TO aduan_intake;
CREATE POLICY admin_ubah ON kantor.templat_surat TO aduan_admin USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE, DELETE ON kantor.templat_surat TO aduan_admin;
