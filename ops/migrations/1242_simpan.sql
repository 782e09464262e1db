-- Who has been kept for long enough, and what was left half erased, is looked up by when it happened: neither the daily job nor the duty of
-- every ten seconds reads what it has read before.
-- serasi: indexes and a column that may be empty are added; an earlier program reads without them
CREATE INDEX pribadi_simpan_kantor ON intake.pribadi (wilayah COLLATE "C", berakhir_pada) WHERE NOT berjalan AND NOT dilupakan;
CREATE INDEX pelapor_dibuat ON akun.pelapor (dibuat_pada);
CREATE INDEX kunci_dibuat ON privacy.kunci (dibuat_pada) WHERE terbungkus IS NOT NULL;
CREATE INDEX kunci_dihapus ON privacy.kunci (dihapus_pada) WHERE terbungkus IS NULL;
CREATE INDEX milik_dibuat ON intake.milik (dibuat_pada);

-- Keys made before this moment were looked at: each is somebody's, or was swept.
ALTER TABLE intake.retensi_jalan ADD COLUMN kunci_sampai timestamptz;
