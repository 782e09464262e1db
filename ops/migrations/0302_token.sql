-- Tokens of staff for programs: named, with an end, a last use, and a way to revoke each one; several a person. Of a token the hash is
-- kept, and no role reads it.
CREATE TABLE akun.token (
    id uuid PRIMARY KEY,
    petugas_id uuid NOT NULL REFERENCES kantor.petugas (id) ON DELETE CASCADE,
    wilayah text NOT NULL CHECK (wilayah ~ '^[0-9]{2}(\.[0-9]{2}){0,2}$'), -- of the office that keeps the account
    nama text NOT NULL CHECK (btrim(nama) <> '' AND length(nama) <= 60), -- what it is for
    sidik bytea NOT NULL UNIQUE CHECK (octet_length(sidik) = 32), -- SHA-256 of 256 random bits
    dibuat_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    berlaku_sampai timestamptz NOT NULL,
    terakhir_pada timestamptz, -- when it was last used, to the minute
    dicabut_pada timestamptz
);
CREATE INDEX token_petugas ON akun.token (petugas_id);
SELECT kantor.pagari('akun.token', 'akun');
REVOKE ALL ON akun.token FROM aduan_akun, aduan_admin, aduan_akun_mesin;
GRANT SELECT (id, petugas_id, wilayah, nama, dibuat_pada, berlaku_sampai, terakhir_pada, dicabut_pada), UPDATE (dicabut_pada) ON akun.token
    TO aduan_akun, aduan_admin, aduan_akun_mesin;
GRANT INSERT (id, petugas_id, wilayah, nama, sidik, berlaku_sampai) ON akun.token TO aduan_admin, aduan_akun_mesin;
CREATE POLICY cabut ON akun.token FOR UPDATE TO aduan_akun USING (kantor.terlihat(wilayah)) WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY admin_tulis ON akun.token TO aduan_admin USING (true) WITH CHECK (true);

-- Who holds a token, and whether it opens anything: to its holder alone is said why it does not. `peran` and `wilayah` go together.
DROP FUNCTION kantor.petugas_dari_token;
ALTER TABLE kantor.petugas DROP COLUMN token_hash;
GRANT USAGE ON SCHEMA akun TO aduan_pencari;
GRANT SELECT (petugas_id, sidik, berlaku_sampai, terakhir_pada, dicabut_pada) ON akun.token TO aduan_pencari;
CREATE POLICY pencari ON akun.token FOR SELECT TO aduan_pencari USING (true);
CREATE FUNCTION kantor.petugas_dari_token(sidik bytea)
    RETURNS TABLE (id uuid, nama text, peran text[], wilayah text[], keadaan text, sepi boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    SELECT p.id, p.nama,
        ARRAY(SELECT t.peran FROM kantor.penugasan t WHERE t.petugas_id = p.id ORDER BY t.wilayah, t.peran),
        ARRAY(SELECT t.wilayah FROM kantor.penugasan t WHERE t.petugas_id = p.id ORDER BY t.wilayah, t.peran),
        CASE WHEN NOT p.aktif THEN 'ditutup' WHEN k.dicabut_pada IS NOT NULL THEN 'dicabut'
            WHEN k.berlaku_sampai <= clock_timestamp() THEN 'berakhir' ELSE 'berlaku' END,
        k.terakhir_pada IS NULL OR clock_timestamp() - k.terakhir_pada > interval '1 minute'
    FROM akun.token k JOIN kantor.petugas p ON p.id = k.petugas_id
    WHERE k.sidik = petugas_dari_token.sidik;
END;

-- The token at hand was used; written every minute only, not at each request.
GRANT USAGE ON SCHEMA akun, kantor TO aduan_penjaga;
GRANT SELECT (sidik), UPDATE (terakhir_pada) ON akun.token TO aduan_penjaga;
CREATE POLICY penjaga ON akun.token TO aduan_penjaga USING (true) WITH CHECK (true);
CREATE FUNCTION kantor.token_dipakai(sidik bytea) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    UPDATE akun.token k SET terakhir_pada = clock_timestamp() WHERE k.sidik = token_dipakai.sidik;
END;

REVOKE EXECUTE ON FUNCTION kantor.petugas_dari_token, kantor.token_dipakai FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kantor.petugas_dari_token, kantor.token_dipakai TO aduan_intake, aduan_triage, aduan_response, aduan_sla;
-- To own a function of a schema one must for a moment be allowed to create there.
GRANT CREATE ON SCHEMA kantor TO aduan_pencari, aduan_penjaga;
ALTER FUNCTION kantor.petugas_dari_token OWNER TO aduan_pencari;
ALTER FUNCTION kantor.token_dipakai OWNER TO aduan_penjaga;
REVOKE CREATE ON SCHEMA kantor FROM aduan_pencari, aduan_penjaga;
