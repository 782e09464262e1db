-- The monthly register reads an office's complaints by when they came in.
CREATE INDEX aduan_diterima ON triage.aduan (wilayah COLLATE "C", diterima_pada);
