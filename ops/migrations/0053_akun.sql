-- Accounts: who signs in, and how. aduan_akun acts for an administrator within their wilayah, aduan_akun_mesin signs people in: who
-- brings a name and a password has no wilayah yet.
DO $$
DECLARE
    r text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('aduan.roles'));
    FOREACH r IN ARRAY ARRAY['aduan_akun', 'aduan_akun_mesin'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', r);
        END IF;
        IF NOT pg_has_role(current_user, r, 'MEMBER') OR NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
            EXECUTE format('GRANT %I TO %I', r, current_user);
        END IF;
    END LOOP;
END
$$;

CREATE SCHEMA akun;
GRANT USAGE ON SCHEMA akun, kantor, eventstore, web TO aduan_akun, aduan_akun_mesin;
GRANT USAGE ON SCHEMA akun TO aduan_admin;

-- How a member of staff signs in; who they are and what they may do stands in kantor.petugas and kantor.penugasan.
CREATE TABLE akun.petugas (
    petugas_id uuid PRIMARY KEY REFERENCES kantor.petugas (id) ON DELETE CASCADE,
    wilayah text NOT NULL CHECK (wilayah ~ '^[0-9]{2}(\.[0-9]{2}){0,2}$'), -- of the office that keeps the account
    nama_masuk text NOT NULL UNIQUE CHECK (nama_masuk ~ '^[a-z0-9][a-z0-9._@+-]{2,79}$'),
    sandi text, -- argon2id; NULL until the invitation was used
    totp text, -- the secret, sealed under a key of the master key's
    totp_langkah bigint NOT NULL DEFAULT 0, -- the last time step a code was taken for: each code counts once
    undangan bytea UNIQUE CHECK (octet_length(undangan) = 32), -- SHA-256 of the one-time link that sets the password
    undangan_sampai timestamptz,
    diubah_pada timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Citizens who have registered. Name and contact are ciphertext under their own key.
CREATE TABLE akun.pelapor (
    id uuid PRIMARY KEY,
    wilayah text NOT NULL CHECK (wilayah ~ '^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$'), -- the office they chose as theirs
    sidik bytea NOT NULL UNIQUE CHECK (octet_length(sidik) = 32), -- HMAC of the contact: a bare hash of a number is guessed in seconds
    jenis_kontak text NOT NULL CHECK (jenis_kontak IN ('email', 'telepon')),
    nama text NOT NULL,
    kontak text NOT NULL,
    sandi text, -- argon2id; NULL for somebody registered at the counter, until they claim the account
    dikonfirmasi_pada timestamptz,
    dibuat_pada timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- One-time codes that were sent to a contact; kept as HMAC, counted, and gone once used.
CREATE TABLE akun.kode (
    id uuid PRIMARY KEY,
    guna text NOT NULL,
    pemilik uuid NOT NULL, -- the account or the complaint it is about
    kode bytea NOT NULL CHECK (octet_length(kode) = 32),
    percobaan smallint NOT NULL DEFAULT 0,
    berlaku_sampai timestamptz NOT NULL
);
CREATE INDEX kode_sampai ON akun.kode (berlaku_sampai);

-- How often something failed lately for one account or one address, and until when it must wait. The key is an HMAC.
CREATE TABLE akun.batas (
    kunci bytea PRIMARY KEY CHECK (octet_length(kunci) = 32),
    gagal integer NOT NULL,
    tertahan_sampai timestamptz NOT NULL,
    terakhir_pada timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX batas_terakhir ON akun.batas (terakhir_pada);

SELECT kantor.pagari('akun.petugas', 'akun'), kantor.pagari('akun.pelapor', 'akun');
REVOKE ALL ON akun.petugas, akun.pelapor FROM aduan_akun, aduan_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON akun.kode, akun.batas TO aduan_akun_mesin;

-- Everybody's administrator sees that there is an account, not its secrets.
GRANT SELECT (petugas_id, wilayah, nama_masuk, undangan_sampai, diubah_pada) ON akun.petugas TO aduan_akun, aduan_admin;
GRANT INSERT (petugas_id, wilayah, nama_masuk, undangan, undangan_sampai) ON akun.petugas TO aduan_akun, aduan_admin;
GRANT UPDATE (sandi, totp, totp_langkah, undangan, undangan_sampai, diubah_pada) ON akun.petugas TO aduan_akun, aduan_admin;
CREATE POLICY admin_ubah ON akun.petugas FOR INSERT TO aduan_akun WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY admin_setel ON akun.petugas FOR UPDATE TO aduan_akun USING (kantor.terlihat(wilayah)) WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY admin_tulis ON akun.petugas TO aduan_admin USING (true) WITH CHECK (true);

GRANT SELECT (id, nama, wilayah, aktif, dibuat_pada), INSERT (id, nama, wilayah), UPDATE (nama, aktif) ON kantor.petugas TO aduan_akun;
GRANT SELECT, INSERT, DELETE ON kantor.penugasan TO aduan_akun;
CREATE POLICY akun ON kantor.petugas TO aduan_akun USING (kantor.terlihat(wilayah)) WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY akun ON kantor.penugasan TO aduan_akun USING (kantor.terlihat(wilayah)) WITH CHECK (kantor.terlihat(wilayah));
GRANT SELECT (id, nama, wilayah, aktif) ON kantor.petugas TO aduan_akun_mesin;
GRANT SELECT ON kantor.penugasan, kantor.kantor, kantor.wilayah TO aduan_akun, aduan_akun_mesin;
CREATE POLICY akun_mesin ON kantor.petugas FOR SELECT TO aduan_akun_mesin USING (true);
CREATE POLICY akun_mesin ON kantor.penugasan FOR SELECT TO aduan_akun_mesin USING (true);

-- Sign-ins and changes of rights are events.
GRANT SELECT ON eventstore.events TO aduan_akun, aduan_akun_mesin, aduan_admin;
GRANT INSERT (stream, version, id, type, wilayah, cloudevent) ON eventstore.events TO aduan_akun, aduan_akun_mesin, aduan_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON web.sesi TO aduan_akun, aduan_akun_mesin;
GRANT SELECT, DELETE ON web.sesi TO aduan_admin;
GRANT USAGE ON SCHEMA web, privacy TO aduan_admin, aduan_akun_mesin;
