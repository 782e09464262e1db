-- Whose complaint it is, and what they asked be done with their data: for erasure, restriction and retention. Pseudonyms alone.
CREATE TABLE intake.pribadi (
    aduan_id uuid PRIMARY KEY,
    versi integer NOT NULL,
    revisi integer NOT NULL,
    wilayah text NOT NULL,
    nomor text NOT NULL,
    pemilik uuid NOT NULL, -- whose key the texts are under: the reporter's pseudonym, or the complaint itself in imported history
    berjalan boolean NOT NULL,
    berakhir_pada timestamptz, -- when it ended; retention counts from there
    diminta_pada timestamptz, -- an open request to be forgotten
    dibatasi_pada timestamptz,
    dilupakan boolean NOT NULL,
    dilupakan_pada timestamptz
);
CREATE INDEX pribadi_pemilik ON intake.pribadi (pemilik);
CREATE INDEX pribadi_diminta ON intake.pribadi (wilayah COLLATE "C", diminta_pada) WHERE diminta_pada IS NOT NULL OR dibatasi_pada IS NOT NULL;
CREATE INDEX pribadi_simpan ON intake.pribadi (berakhir_pada) WHERE NOT berjalan AND NOT dilupakan;
CREATE INDEX pribadi_dilupakan ON intake.pribadi (pemilik) WHERE dilupakan;
SELECT kantor.pagari('intake.pribadi', 'intake');

-- An erasure is the machine's work: the event, then the key. And what the retention decides, nobody decided.
GRANT USAGE ON SCHEMA privacy TO aduan_intake_mesin;
GRANT SELECT, UPDATE (terbungkus, dihapus_pada) ON privacy.kunci TO aduan_intake_mesin;
GRANT INSERT (stream, version, id, type, wilayah, cloudevent) ON eventstore.events TO aduan_intake_mesin;

-- How long personal data is kept after a complaint has ended: a row a region, the nearest one counts; rules change.
CREATE TABLE kantor.retensi (
    wilayah text PRIMARY KEY CHECK (wilayah ~ '^([0-9]{2}(\.[0-9]{2}){0,2})?$'), -- '' everywhere
    hari integer NOT NULL CHECK (hari BETWEEN 1 AND 36500),
    alasan text NOT NULL CHECK (btrim(alasan) <> ''),
    oleh text NOT NULL,
    sejak timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO kantor.retensi (wilayah, hari, alasan, oleh) VALUES ('', 1825, 'Bawaan: lima tahun setelah aduan berakhir', 'awal');
ALTER TABLE kantor.retensi ENABLE ROW LEVEL SECURITY;
ALTER TABLE kantor.retensi FORCE ROW LEVEL SECURITY;
CREATE POLICY semua ON kantor.retensi FOR SELECT USING (true);
CREATE POLICY admin ON kantor.retensi TO aduan_admin USING (true) WITH CHECK (true);
GRANT SELECT ON kantor.retensi TO aduan_intake, aduan_intake_mesin, aduan_admin;
GRANT INSERT, UPDATE, DELETE ON kantor.retensi TO aduan_admin;

-- How many days personal data of a complaint of this office is kept.
CREATE FUNCTION kantor.masa_simpan(kantor text) RETURNS integer LANGUAGE sql STABLE
    RETURN (SELECT r.hari FROM kantor.retensi r WHERE r.wilayah = '' OR kantor = r.wilayah OR starts_with(kantor, r.wilayah || '.')
        ORDER BY length(r.wilayah) DESC LIMIT 1);

-- What the daily job did, for people to see.
CREATE TABLE intake.retensi_jalan (
    pada timestamptz PRIMARY KEY DEFAULT clock_timestamp(),
    orang integer NOT NULL -- how many were forgotten
);
ALTER TABLE intake.retensi_jalan ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.retensi_jalan FORCE ROW LEVEL SECURITY;
CREATE POLICY mesin ON intake.retensi_jalan TO aduan_intake_mesin USING (true) WITH CHECK (true);
CREATE POLICY baca ON intake.retensi_jalan FOR SELECT TO aduan_admin USING (true);
GRANT SELECT ON intake.retensi_jalan TO aduan_admin;
GRANT SELECT, INSERT ON intake.retensi_jalan TO aduan_intake_mesin;
