-- Acts on an account are judged on all of its roles, also on those that an administrator's own row security hides from them; what one
-- administrator may not do alone waits for a second one; and who watches can see what was given past them.
GRANT SELECT (wilayah) ON kantor.petugas TO aduan_pencari;

-- One account with every role it holds, wherever; only for whoever sees something of it. `peran` and `tugas` go together by position.
CREATE FUNCTION kantor.semua_tugas(petugas uuid) RETURNS TABLE (wilayah text, aktif boolean, peran text[], tugas text[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    SELECT p.wilayah, p.aktif,
        ARRAY(SELECT t.peran FROM kantor.penugasan t WHERE t.petugas_id = p.id ORDER BY t.wilayah, t.peran),
        ARRAY(SELECT t.wilayah FROM kantor.penugasan t WHERE t.petugas_id = p.id ORDER BY t.wilayah, t.peran)
    FROM kantor.petugas p
    WHERE p.id = petugas
        AND (kantor.terlihat(p.wilayah) OR EXISTS (SELECT FROM kantor.penugasan t WHERE t.petugas_id = p.id AND kantor.terlihat(t.wilayah)));
END;

-- Whether an account holds a role outside the wilayah of this transaction: that much and no more. Without a wilayah everything is outside.
CREATE FUNCTION kantor.di_luar(petugas uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    RETURN EXISTS (SELECT FROM kantor.penugasan t WHERE t.petugas_id = petugas AND NOT coalesce(kantor.terlihat(t.wilayah), false));

REVOKE EXECUTE ON FUNCTION kantor.semua_tugas, kantor.di_luar FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kantor.semua_tugas, kantor.di_luar TO aduan_akun;
GRANT CREATE ON SCHEMA kantor TO aduan_pencari;
ALTER FUNCTION kantor.semua_tugas OWNER TO aduan_pencari;
ALTER FUNCTION kantor.di_luar OWNER TO aduan_pencari;
REVOKE CREATE ON SCHEMA kantor FROM aduan_pencari;

-- PostgreSQL holds the same by itself: nothing of an account is changed from a wilayah that does not cover all of its roles.
CREATE POLICY seluruhnya ON kantor.petugas AS RESTRICTIVE FOR UPDATE TO aduan_akun USING (NOT kantor.di_luar(id));
CREATE POLICY seluruhnya_beri ON kantor.penugasan AS RESTRICTIVE FOR INSERT TO aduan_akun WITH CHECK (NOT kantor.di_luar(petugas_id));
CREATE POLICY seluruhnya_cabut ON kantor.penugasan AS RESTRICTIVE FOR DELETE TO aduan_akun USING (NOT kantor.di_luar(petugas_id));
CREATE POLICY seluruhnya_buat ON akun.petugas AS RESTRICTIVE FOR INSERT TO aduan_akun WITH CHECK (NOT kantor.di_luar(petugas_id));
CREATE POLICY seluruhnya ON akun.petugas AS RESTRICTIVE FOR UPDATE TO aduan_akun USING (NOT kantor.di_luar(petugas_id));

-- An administrator makes a link; a password and a second factor are their owner's to set.
REVOKE UPDATE (sandi, totp, totp_langkah) ON akun.petugas FROM aduan_akun, aduan_admin;

-- What one administrator asked for and a second one must agree to.
CREATE TABLE akun.usulan (
    id uuid PRIMARY KEY,
    wilayah text NOT NULL CHECK (wilayah ~ '^[0-9]{2}(\.[0-9]{2}){0,2}$'), -- where the administrator who asked was at work: who sees it
    petugas_id uuid NOT NULL REFERENCES kantor.petugas (id) ON DELETE CASCADE,
    apa text NOT NULL CHECK (apa IN ('beri', 'cabut', 'buka', 'tutup', 'tautan')),
    peran text[] NOT NULL, -- to be given or taken; none for the others
    tugas text NOT NULL, -- where these are held; the office that keeps the account for the others
    pengusul uuid NOT NULL,
    dibuat_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    berlaku_sampai timestamptz NOT NULL,
    akhir text CHECK (akhir IN ('disetujui', 'ditolak', 'ditarik', 'kedaluwarsa')), -- NULL: nobody has decided
    pemutus uuid,
    diputus_pada timestamptz
);
CREATE UNIQUE INDEX usulan_terbuka ON akun.usulan (petugas_id, apa, tugas, peran) WHERE akhir IS NULL;
CREATE INDEX usulan_wilayah ON akun.usulan (wilayah COLLATE "C", dibuat_pada);
SELECT kantor.pagari('akun.usulan', 'akun');
REVOKE INSERT, UPDATE, DELETE ON akun.usulan FROM aduan_akun_mesin;
GRANT INSERT (id, wilayah, petugas_id, apa, peran, tugas, pengusul, berlaku_sampai), UPDATE (akhir, pemutus, diputus_pada)
    ON akun.usulan TO aduan_akun;
CREATE POLICY usulkan ON akun.usulan FOR INSERT TO aduan_akun WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY putuskan ON akun.usulan FOR UPDATE TO aduan_akun
    USING (akhir IS NULL AND kantor.terlihat(wilayah)) WITH CHECK (akhir IS NOT NULL AND kantor.terlihat(wilayah));

-- Rights that see much, and everything that the server's command line gave: for the district and the inspectorate to look at. Nobody can
-- change a row or take one away.
CREATE TABLE kantor.catatan_hak (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    wilayah text NOT NULL, -- where the right counts
    pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    petugas_id uuid NOT NULL,
    apa text NOT NULL CHECK (apa IN ('hak-diberikan', 'hak-dicabut', 'tautan-dibuat', 'akun-dibuka')),
    peran text NOT NULL DEFAULT '',
    cara text NOT NULL CHECK (cara IN ('sendiri', 'dua-orang', 'server')),
    oleh uuid, -- NULL: the server's command line
    pengusul uuid
);
CREATE INDEX catatan_hak_wilayah ON kantor.catatan_hak (wilayah COLLATE "C", id);
SELECT kantor.pagari('kantor.catatan_hak', 'sla');
REVOKE INSERT, UPDATE, DELETE ON kantor.catatan_hak FROM aduan_sla_mesin;
CREATE POLICY dari_atas ON kantor.catatan_hak FOR SELECT TO aduan_sla -- a right that is held above counts here, too
    USING (starts_with(current_setting('aduan.wilayah', true), wilayah || '.'));
GRANT INSERT (wilayah, petugas_id, apa, peran, cara, oleh, pengusul) ON kantor.catatan_hak TO aduan_akun, aduan_admin;
CREATE POLICY catat_akun ON kantor.catatan_hak FOR INSERT TO aduan_akun WITH CHECK (cara <> 'server' AND kantor.terlihat(wilayah));
CREATE POLICY catat_admin ON kantor.catatan_hak FOR INSERT TO aduan_admin WITH CHECK (true);
