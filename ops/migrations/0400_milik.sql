-- Whose a complaint is, and what opens it: two private tables of intake. They are primary data, written with the complaint's key before
-- its first event is appended; in backups, in no rebuild. No person's role reads them: only the machine's, for one question at a time.

-- Each complaint has a reporter id and a key of its own; which of them are one account's stands here and nowhere else. A row goes when
-- its reporter is forgotten. Rows whose complaint never came (a crash in between) harm nobody: a repeat of the request finds them again.
CREATE TABLE intake.milik (
    aduan_id uuid PRIMARY KEY,
    kunci uuid NOT NULL UNIQUE, -- the reporter's id in this complaint, which its key goes by (privacy.kunci)
    akun uuid, -- NULL: filed without an account
    wilayah text NOT NULL, -- the office it was filed at
    dibuat_pada timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX milik_akun ON intake.milik (akun) WHERE akun IS NOT NULL;
CREATE INDEX milik_wilayah ON intake.milik (wilayah COLLATE "C");

-- The tracking code as a keyed hash. It stays when the reporter is forgotten, whose code then still tells them so.
CREATE TABLE intake.kode_lacak (
    aduan_id uuid PRIMARY KEY,
    sidik bytea NOT NULL UNIQUE CHECK (octet_length(sidik) = 32), -- HMAC of the code
    versi integer NOT NULL DEFAULT 1 CHECK (versi > 0), -- one more each time the code is replaced
    wilayah text NOT NULL
);

ALTER TABLE intake.milik ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.milik FORCE ROW LEVEL SECURITY;
ALTER TABLE intake.kode_lacak ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.kode_lacak FORCE ROW LEVEL SECURITY;
CREATE POLICY mesin ON intake.milik TO aduan_intake_mesin USING (true) WITH CHECK (true);
CREATE POLICY mesin ON intake.kode_lacak TO aduan_intake_mesin USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (akun), DELETE ON intake.milik TO aduan_intake_mesin;
GRANT SELECT, INSERT, UPDATE (sidik, versi) ON intake.kode_lacak TO aduan_intake_mesin;

-- The read model knows no code any more, and the function that finds a complaint by its code asks the private table: only for one that
-- is in, so that the code of a request that was cut short opens nothing.
DROP FUNCTION intake.aduan_dari_lacak(text);
DROP POLICY pencari ON intake.lacak;
REVOKE SELECT (aduan_id, lacak) ON intake.lacak FROM aduan_pencari;
ALTER TABLE intake.lacak DROP COLUMN lacak;
GRANT SELECT (aduan_id, sidik) ON intake.kode_lacak TO aduan_pencari;
CREATE POLICY pencari ON intake.kode_lacak FOR SELECT TO aduan_pencari USING (true);
GRANT USAGE ON SCHEMA eventstore TO aduan_pencari;
GRANT SELECT (stream, version) ON eventstore.events TO aduan_pencari;
CREATE FUNCTION intake.aduan_dari_lacak(sidik bytea) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    RETURN (SELECT k.aduan_id FROM intake.kode_lacak k WHERE k.sidik = aduan_dari_lacak.sidik
        AND EXISTS (SELECT FROM eventstore.events e WHERE e.stream = k.aduan_id AND e.version = 1));

-- Who takes a complaint in notes whose it is, and reads nothing. A repeat finds its row; until the complaint is in, the last word about
-- its account counts.
CREATE FUNCTION intake.catat_milik(aduan uuid[], kunci uuid[], akun uuid[], wilayah text[], sidik bytea[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    INSERT INTO intake.milik AS m (aduan_id, kunci, akun, wilayah)
    SELECT b.aduan_id, b.kunci, b.akun, b.wilayah
    FROM unnest(catat_milik.aduan, catat_milik.kunci, catat_milik.akun, catat_milik.wilayah) AS b (aduan_id, kunci, akun, wilayah)
    ON CONFLICT (aduan_id) DO UPDATE SET akun = excluded.akun
        WHERE m.akun IS DISTINCT FROM excluded.akun
            AND NOT EXISTS (SELECT FROM eventstore.events e WHERE e.stream = m.aduan_id AND e.version = 1);
    INSERT INTO intake.kode_lacak (aduan_id, sidik, wilayah)
    SELECT b.aduan_id, b.sidik, b.wilayah
    FROM unnest(catat_milik.aduan, catat_milik.sidik, catat_milik.wilayah) AS b (aduan_id, sidik, wilayah)
    ON CONFLICT (aduan_id) DO NOTHING;
END;

REVOKE EXECUTE ON FUNCTION intake.aduan_dari_lacak, intake.catat_milik FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.aduan_dari_lacak, intake.catat_milik TO aduan_intake;
-- To own a function of a schema one must for a moment be allowed to create there.
GRANT CREATE ON SCHEMA intake TO aduan_pencari, aduan_intake_mesin;
ALTER FUNCTION intake.aduan_dari_lacak OWNER TO aduan_pencari;
ALTER FUNCTION intake.catat_milik OWNER TO aduan_intake_mesin;
REVOKE CREATE ON SCHEMA intake FROM aduan_pencari, aduan_intake_mesin;
