-- Who makes a session can be anybody. So no service writes the table of sessions: functions do, each one thing, for whoever may do that
-- one thing. A signed-in session is made by the role that signs people in (aduan_akun_mesin, which intake's login alone may become); the
-- other services look up the cookie at hand (web.pengunjung, migration 0054) and touch its last use.
DO $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('aduan.roles'));
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aduan_penjaga') THEN
        CREATE ROLE aduan_penjaga NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
    IF NOT pg_has_role(current_user, 'aduan_penjaga', 'MEMBER') OR NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        EXECUTE format('GRANT aduan_penjaga TO %I', current_user);
    END IF;
END
$$;

REVOKE ALL ON web.sesi FROM aduan_intake, aduan_triage, aduan_response, aduan_sla, aduan_akun, aduan_akun_mesin, aduan_admin;
GRANT USAGE ON SCHEMA web TO aduan_penjaga;
GRANT SELECT, INSERT, UPDATE, DELETE ON web.sesi TO aduan_penjaga;

-- What a half-open or full session is about to take over as its second factor: random, sealed by the program, gone with the session.
ALTER TABLE web.sesi ADD calon text;

-- A visitor who has not signed in. On the way out goes a handful of sessions whose time is over.
CREATE FUNCTION web.sesi_tamu(sidik bytea, peranti text, diam interval, umur interval) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    DELETE FROM web.sesi WHERE id_hash IN (
        SELECT l.id_hash FROM web.sesi l WHERE l.berlaku_sampai < clock_timestamp() LIMIT 20 FOR UPDATE SKIP LOCKED);
    INSERT INTO web.sesi (id_hash, peranti, diam, berlaku_sampai) VALUES (sidik, peranti, diam, clock_timestamp() + umur);
END;

-- Somebody signs in, as staff or as a citizen, and how far they have come.
CREATE FUNCTION web.sesi_masuk(sidik bytea, petugas uuid, pelapor uuid, tahap text, peranti text, diam interval, umur interval)
    RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    DELETE FROM web.sesi WHERE id_hash IN (
        SELECT l.id_hash FROM web.sesi l WHERE l.berlaku_sampai < clock_timestamp() LIMIT 20 FOR UPDATE SKIP LOCKED);
    INSERT INTO web.sesi (id_hash, petugas_id, pelapor_id, tahap, peranti, diam, berlaku_sampai)
    VALUES (sidik, petugas, pelapor, tahap, peranti, diam, clock_timestamp() + umur);
END;

-- The session of this cookie is in use; written every minute only, not at each page.
CREATE FUNCTION web.sesi_lihat(sidik bytea) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    UPDATE web.sesi SET dilihat_pada = clock_timestamp() WHERE id_hash = sidik;
END;

-- At which of their offices they are from now on; whether they may be there is asked at every page.
CREATE FUNCTION web.sesi_wilayah(sidik bytea, ke text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    UPDATE web.sesi SET wilayah = ke WHERE id_hash = sidik;
END;

-- The session of this cookie ends; its drafts go with it.
CREATE FUNCTION web.sesi_hapus(sidik bytea) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    DELETE FROM web.sesi WHERE id_hash = sidik;
END;

-- Where one person is signed in, the place last used first. `tanda` names a session and opens none: not even the cookie's hash is given.
CREATE FUNCTION web.sesi_milik(petugas uuid, pelapor uuid)
    RETURNS TABLE (tanda text, peranti text, dibuat_pada timestamptz, dilihat_pada timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    SELECT encode(sha256(s.id_hash), 'hex'), s.peranti, s.dibuat_pada, s.dilihat_pada FROM web.sesi s
    WHERE (s.petugas_id = petugas OR s.pelapor_id = pelapor)
        AND s.berlaku_sampai > clock_timestamp() AND s.dilihat_pada + s.diam > clock_timestamp()
    ORDER BY s.dilihat_pada DESC LIMIT 50;
END;

-- One person's sessions end: all but the one kept, or the one named by its mark; how many.
CREATE FUNCTION web.sesi_akhiri_milik(petugas uuid, pelapor uuid, kecuali bytea, hanya text) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    WITH pergi AS (
        DELETE FROM web.sesi s WHERE (s.petugas_id = petugas OR s.pelapor_id = pelapor) AND s.id_hash IS DISTINCT FROM kecuali
            AND (hanya IS NULL OR encode(sha256(s.id_hash), 'hex') = hanya)
        RETURNING 1
    ) SELECT count(*) FROM pergi;
END;

-- The second factor this session is about to take over: the one proposed first, whoever asks again; NULL without such a session.
CREATE FUNCTION web.sesi_calon(sidik bytea, usul text) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    UPDATE web.sesi SET calon = coalesce(calon, usul) WHERE id_hash = sidik AND petugas_id IS NOT NULL RETURNING calon;
END;

REVOKE EXECUTE ON FUNCTION web.sesi_tamu, web.sesi_masuk, web.sesi_lihat, web.sesi_wilayah, web.sesi_hapus, web.sesi_milik,
    web.sesi_akhiri_milik, web.sesi_calon FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.sesi_lihat TO aduan_intake, aduan_triage, aduan_response, aduan_sla;
GRANT EXECUTE ON FUNCTION web.sesi_tamu, web.sesi_wilayah, web.sesi_hapus TO aduan_intake;
GRANT EXECUTE ON FUNCTION web.sesi_masuk, web.sesi_milik, web.sesi_akhiri_milik, web.sesi_calon TO aduan_akun_mesin;

-- To own a function of a schema one must for a moment be allowed to create there.
GRANT CREATE ON SCHEMA web TO aduan_penjaga;
ALTER FUNCTION web.sesi_tamu OWNER TO aduan_penjaga;
ALTER FUNCTION web.sesi_masuk OWNER TO aduan_penjaga;
ALTER FUNCTION web.sesi_lihat OWNER TO aduan_penjaga;
ALTER FUNCTION web.sesi_wilayah OWNER TO aduan_penjaga;
ALTER FUNCTION web.sesi_hapus OWNER TO aduan_penjaga;
ALTER FUNCTION web.sesi_milik OWNER TO aduan_penjaga;
ALTER FUNCTION web.sesi_akhiri_milik OWNER TO aduan_penjaga;
ALTER FUNCTION web.sesi_calon OWNER TO aduan_penjaga;
REVOKE CREATE ON SCHEMA web FROM aduan_penjaga;
