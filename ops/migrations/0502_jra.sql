-- The archives' retention schedule (jadwal retensi arsip, UU 43/2009) that holds for complaint files: a row a region, the nearest one
-- counts. There is none until an office records its own with where it comes from: the program knows no such number.
CREATE TABLE kantor.jra (
    wilayah text PRIMARY KEY CHECK (wilayah ~ '^([0-9]{2}(\.[0-9]{2}){0,2})?$'), -- '' everywhere
    klasifikasi text NOT NULL CHECK (btrim(klasifikasi) <> ''), -- the classification of the files in that schedule
    aktif_hari integer NOT NULL CHECK (aktif_hari BETWEEN 0 AND 36500),
    inaktif_hari integer NOT NULL CHECK (inaktif_hari BETWEEN 0 AND 36500),
    nasib text NOT NULL CHECK (nasib IN ('musnah', 'permanen', 'dinilai-kembali')),
    dasar text NOT NULL CHECK (btrim(dasar) <> ''), -- the regulation that it stands in
    oleh text NOT NULL,
    sejak timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE kantor.jra ENABLE ROW LEVEL SECURITY;
ALTER TABLE kantor.jra FORCE ROW LEVEL SECURITY;
CREATE POLICY semua ON kantor.jra FOR SELECT USING (true);
CREATE POLICY admin ON kantor.jra TO aduan_admin USING (true) WITH CHECK (true);
GRANT SELECT ON kantor.jra TO aduan_intake, aduan_admin;
GRANT INSERT, UPDATE, DELETE ON kantor.jra TO aduan_admin;
