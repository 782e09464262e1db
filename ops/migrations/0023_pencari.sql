-- A request that carries a token or a tracking code has no wilayah yet. These two functions answer for exactly one secret: whoever does
-- not know it learns nothing, and no table can be read through them. Their owner may read the columns they need, and nobody acts as it.
GRANT USAGE ON SCHEMA intake, kantor TO aduan_pencari;
GRANT SELECT (aduan_id, lacak) ON intake.lacak TO aduan_pencari;
GRANT SELECT (id, nama, token_hash, aktif) ON kantor.petugas TO aduan_pencari;
GRANT SELECT ON kantor.penugasan TO aduan_pencari;
CREATE POLICY pencari ON intake.lacak FOR SELECT TO aduan_pencari USING (true);
CREATE POLICY pencari ON kantor.petugas FOR SELECT TO aduan_pencari USING (true);
CREATE POLICY pencari ON kantor.penugasan FOR SELECT TO aduan_pencari USING (true);

CREATE FUNCTION intake.aduan_dari_lacak(sidik text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    RETURN (SELECT l.aduan_id FROM intake.lacak l WHERE l.lacak = sidik);

-- `peran` and `wilayah` go together by position.
CREATE FUNCTION kantor.petugas_dari_token(sidik bytea) RETURNS TABLE (id uuid, nama text, peran text[], wilayah text[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    SELECT p.id, p.nama,
        ARRAY(SELECT t.peran FROM kantor.penugasan t WHERE t.petugas_id = p.id ORDER BY t.wilayah, t.peran),
        ARRAY(SELECT t.wilayah FROM kantor.penugasan t WHERE t.petugas_id = p.id ORDER BY t.wilayah, t.peran)
    FROM kantor.petugas p WHERE p.token_hash = sidik AND p.aktif;
END;

REVOKE EXECUTE ON FUNCTION intake.aduan_dari_lacak, kantor.petugas_dari_token FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.aduan_dari_lacak TO aduan_intake;
GRANT EXECUTE ON FUNCTION kantor.petugas_dari_token TO aduan_intake, aduan_triage, aduan_response, aduan_sla;

-- To own a function of a schema one must for a moment be allowed to create there.
GRANT CREATE ON SCHEMA intake, kantor TO aduan_pencari;
ALTER FUNCTION intake.aduan_dari_lacak OWNER TO aduan_pencari;
ALTER FUNCTION kantor.petugas_dari_token OWNER TO aduan_pencari;
REVOKE CREATE ON SCHEMA intake, kantor FROM aduan_pencari;
