-- What staff typed and did not get sent: a session that ended, a server that could not store, a browser that closed. Kept for seven days,
-- bound to the person. A form about a complaint is sealed under its reporter's key: who is forgotten takes it along. Any other form is
-- sealed under a key of the account, made at its first use, kept wrapped, and destroyed when the account is closed. As with sessions
-- (migration 0300) no service reads or writes the tables: functions do, each for exactly one person.
CREATE TABLE web.kunci_petugas (
    petugas_id uuid PRIMARY KEY,
    terbungkus text NOT NULL
);
CREATE TABLE web.draf_petugas (
    petugas_id uuid NOT NULL,
    alamat text NOT NULL CHECK (length(alamat) <= 500), -- where the form is sent to
    halaman text NOT NULL CHECK (length(halaman) <= 500), -- the page it stands on
    aduan_id uuid, -- the complaint it is about
    pemilik uuid, -- whose key it is sealed under: the reporter's; NULL: the account's
    isi text NOT NULL CHECK (length(isi) <= 400000),
    sebab text NOT NULL,
    diubah_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (petugas_id, alamat)
);
CREATE INDEX draf_petugas_halaman ON web.draf_petugas (petugas_id, halaman);
CREATE INDEX draf_petugas_pemilik ON web.draf_petugas (pemilik) WHERE pemilik IS NOT NULL;
CREATE INDEX draf_petugas_lama ON web.draf_petugas (diubah_pada);
GRANT SELECT, INSERT, UPDATE, DELETE ON web.kunci_petugas, web.draf_petugas TO aduan_penjaga;
GRANT USAGE ON SCHEMA kantor TO aduan_penjaga;
GRANT SELECT (id, aktif) ON kantor.petugas TO aduan_penjaga;
CREATE POLICY penjaga ON kantor.petugas FOR SELECT TO aduan_penjaga USING (true);

-- The account's wrapped key: the one there is, else `usul`; `usul` in the place of `usang`, which nobody can unwrap any more.
CREATE FUNCTION web.kunci_petugas(petugas uuid, usul text, usang text) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    INSERT INTO web.kunci_petugas AS k (petugas_id, terbungkus)
    SELECT p.id, usul FROM kantor.petugas p WHERE p.id = petugas AND p.aktif
    ON CONFLICT (petugas_id) DO UPDATE SET terbungkus = CASE WHEN k.terbungkus = usang THEN EXCLUDED.terbungkus ELSE k.terbungkus END
    RETURNING k.terbungkus;
END;

-- Kept, in the place of what was kept of the same form; on the way out go a handful whose time is over. At most 50 of one person.
CREATE FUNCTION web.draf_petugas_simpan(petugas uuid, alamat text, halaman text, aduan uuid, pemilik uuid, isi text, sebab text)
    RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    DELETE FROM web.draf_petugas d WHERE (d.petugas_id, d.alamat) IN (
        SELECT l.petugas_id, l.alamat FROM web.draf_petugas l WHERE l.diubah_pada < clock_timestamp() - interval '7 days'
        LIMIT 20 FOR UPDATE SKIP LOCKED);
    DELETE FROM web.draf_petugas d WHERE d.petugas_id = petugas AND d.alamat IN (
        SELECT l.alamat FROM web.draf_petugas l WHERE l.petugas_id = petugas ORDER BY l.diubah_pada DESC OFFSET 49);
    INSERT INTO web.draf_petugas AS d (petugas_id, alamat, halaman, aduan_id, pemilik, isi, sebab)
    SELECT p.id, draf_petugas_simpan.alamat, draf_petugas_simpan.halaman, aduan, draf_petugas_simpan.pemilik, draf_petugas_simpan.isi,
        draf_petugas_simpan.sebab
    FROM kantor.petugas p WHERE p.id = petugas AND p.aktif
    ON CONFLICT (petugas_id, alamat) DO UPDATE SET halaman = EXCLUDED.halaman, aduan_id = EXCLUDED.aduan_id, pemilik = EXCLUDED.pemilik,
        isi = EXCLUDED.isi, sebab = EXCLUDED.sebab, diubah_pada = clock_timestamp();
END;

-- What one person did not get sent on one page, the oldest first, and their wrapped key.
CREATE FUNCTION web.draf_petugas_ambil(petugas uuid, pada_halaman text)
    RETURNS TABLE (alamat text, aduan_id uuid, pemilik uuid, isi text, sebab text, diubah_pada timestamptz, kunci text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    SELECT d.alamat, d.aduan_id, d.pemilik, d.isi, d.sebab, d.diubah_pada, k.terbungkus
    FROM web.draf_petugas d LEFT JOIN web.kunci_petugas k ON k.petugas_id = d.petugas_id
    WHERE d.petugas_id = petugas AND d.halaman = pada_halaman AND d.diubah_pada > clock_timestamp() - interval '7 days'
    ORDER BY d.diubah_pada;
END;

-- Sent after all, or thrown away: one form's, or those of a whole page.
CREATE FUNCTION web.draf_petugas_hapus(petugas uuid, di_alamat text, di_halaman text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    DELETE FROM web.draf_petugas d WHERE d.petugas_id = petugas AND (d.alamat = di_alamat OR d.halaman = di_halaman);
END;

-- An account is closed: its key goes, and with it whatever was sealed.
CREATE FUNCTION web.petugas_ditutup() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    DELETE FROM web.kunci_petugas WHERE petugas_id = NEW.id;
    DELETE FROM web.draf_petugas WHERE petugas_id = NEW.id;
    RETURN NULL;
END
$$;

-- A reporter is forgotten: what is sealed under their key goes at once, also where the key is still in some memory for a minute.
CREATE FUNCTION web.kunci_dihapus() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    DELETE FROM web.draf_petugas WHERE pemilik = NEW.person_id;
    RETURN NULL;
END
$$;

REVOKE EXECUTE ON FUNCTION web.kunci_petugas, web.draf_petugas_simpan, web.draf_petugas_ambil, web.draf_petugas_hapus,
    web.petugas_ditutup, web.kunci_dihapus FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.kunci_petugas, web.draf_petugas_simpan, web.draf_petugas_ambil, web.draf_petugas_hapus
    TO aduan_intake, aduan_triage, aduan_response, aduan_sla;
-- To own a function of a schema one must for a moment be allowed to create there.
GRANT CREATE ON SCHEMA web TO aduan_penjaga;
ALTER FUNCTION web.kunci_petugas OWNER TO aduan_penjaga;
ALTER FUNCTION web.draf_petugas_simpan OWNER TO aduan_penjaga;
ALTER FUNCTION web.draf_petugas_ambil OWNER TO aduan_penjaga;
ALTER FUNCTION web.draf_petugas_hapus OWNER TO aduan_penjaga;
ALTER FUNCTION web.petugas_ditutup OWNER TO aduan_penjaga;
ALTER FUNCTION web.kunci_dihapus OWNER TO aduan_penjaga;
REVOKE CREATE ON SCHEMA web FROM aduan_penjaga;

CREATE TRIGGER petugas_ditutup AFTER UPDATE OF aktif ON kantor.petugas FOR EACH ROW WHEN (NOT NEW.aktif)
    EXECUTE FUNCTION web.petugas_ditutup();
CREATE TRIGGER kunci_dihapus AFTER UPDATE OF terbungkus ON privacy.kunci FOR EACH ROW WHEN (NEW.terbungkus IS NULL)
    EXECUTE FUNCTION web.kunci_dihapus();
