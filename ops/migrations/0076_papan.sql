-- The boards read what runs now and what ended lately: an index for each, so that a board costs the open clocks and not the history.
CREATE INDEX jam_berjalan ON sla.jam (wilayah COLLATE "C", langkah) INCLUDE (batas, dekat_pada, mulai) WHERE selesai IS NULL;
CREATE INDEX jam_selesai ON sla.jam (wilayah COLLATE "C", selesai) INCLUDE (langkah, putusan, terpakai) WHERE selesai IS NOT NULL;
CREATE INDEX perkara_berjalan ON sla.perkara (wilayah COLLATE "C", batas) WHERE selesai IS NULL;
CREATE INDEX perkara_selesai ON sla.perkara (wilayah COLLATE "C", selesai) INCLUDE (putusan) WHERE selesai IS NOT NULL;
CREATE INDEX aduan_diterima ON sla.aduan (wilayah COLLATE "C", diterima_pada) INCLUDE (keadaan, kategori);
