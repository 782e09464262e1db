-- The wrapping key of persons' keys is turned and the old version destroyed: who has been erased is then gone from heap, log and backups.

-- A row a version: from `pagar` on the database takes no key under an older one; from `selesai` on the older ones are destroyed.
CREATE TABLE privacy.putaran (
    versi integer PRIMARY KEY CHECK (versi > 0),
    pagar timestamptz NOT NULL DEFAULT clock_timestamp(),
    selesai timestamptz
);
INSERT INTO privacy.putaran (versi, selesai) VALUES (1, clock_timestamp());

-- What each living process has at hand, told every few seconds: no version is used before all have it.
CREATE TABLE privacy.proses (
    id uuid PRIMARY KEY,
    layanan text NOT NULL,
    mesin text NOT NULL, -- its host's name
    versi integer[] NOT NULL,
    pada timestamptz NOT NULL DEFAULT clock_timestamp()
);

ALTER TABLE privacy.putaran ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy.putaran FORCE ROW LEVEL SECURITY;
CREATE POLICY baca ON privacy.putaran FOR SELECT USING (true);
CREATE POLICY admin ON privacy.putaran TO aduan_admin USING (true) WITH CHECK (true);
ALTER TABLE privacy.proses ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy.proses FORCE ROW LEVEL SECURITY;
CREATE POLICY admin ON privacy.proses TO aduan_admin USING (true) WITH CHECK (true);
-- A process tells of its own service alone.
CREATE POLICY sendiri ON privacy.proses TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin
    USING (current_user = 'aduan_' || layanan || '_mesin') WITH CHECK (current_user = 'aduan_' || layanan || '_mesin');
CREATE POLICY sehat ON privacy.proses FOR SELECT TO aduan_intake_mesin USING (true); -- its health tells of the wrapping key
GRANT USAGE ON SCHEMA privacy TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin;
GRANT SELECT, INSERT, UPDATE, DELETE ON privacy.proses TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin;
GRANT SELECT, DELETE ON privacy.proses TO aduan_admin;
GRANT SELECT ON privacy.putaran TO aduan_intake, aduan_intake_mesin, aduan_admin;
GRANT INSERT, UPDATE ON privacy.putaran TO aduan_admin;
GRANT INSERT ON privacy.kunci TO aduan_admin; -- the newest copy is loaded over an older backup

-- A process, or a copy of the keys, that is behind is refused rather than bring back what was to be destroyed.
CREATE FUNCTION privacy.tolak_bungkus_lama() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    IF EXISTS (SELECT FROM baru WHERE terbungkus IS NOT NULL AND master_versi < (SELECT max(versi) FROM privacy.putaran)) THEN
        RAISE EXCEPTION 'a key under an older version of the wrapping key' USING ERRCODE = 'AD515';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER bungkus_lama AFTER INSERT ON privacy.kunci REFERENCING NEW TABLE AS baru
    FOR EACH STATEMENT EXECUTE FUNCTION privacy.tolak_bungkus_lama();

-- The search copy is in clear and in no log; the file it lies in is made anew at every start and turn, and filled again by its service.
CREATE FUNCTION triage.kosongkan_cari() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    TRUNCATE triage.cari;
END
$$;
REVOKE EXECUTE ON FUNCTION triage.kosongkan_cari FROM PUBLIC;
GRANT EXECUTE ON FUNCTION triage.kosongkan_cari TO aduan_triage_mesin, aduan_admin;
