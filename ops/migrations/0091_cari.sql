-- What running complaints are about, in clear, to find likely duplicates inside one office. It can be made again from the events, so it
-- stands in no write-ahead log and in no archive of one, and is empty after a crash; who is forgotten or restricted has no row, and
-- what is over has none. Numbers of six digits and more (telephones, identity numbers) are left out when it is written.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA triage;
CREATE UNLOGGED TABLE triage.cari (
    aduan_id uuid PRIMARY KEY,
    wilayah text NOT NULL,
    kategori text NOT NULL,
    lokasi text NOT NULL, -- as the reporter wrote it, lower case; '' where they did not
    kata text NOT NULL,
    diterima_pada timestamptz NOT NULL
);
CREATE INDEX cari_baru ON triage.cari (wilayah COLLATE "C", kategori, diterima_pada DESC);
SELECT kantor.pagari('triage.cari', 'triage');
REVOKE SELECT ON triage.cari FROM aduan_admin;

-- For citizens, before they send: at most five running complaints of one office about likely the same thing, and of each only what
-- stands here. Of the newest thousand of the category, so that it always takes about as long; secret ones are not told of.
GRANT USAGE ON SCHEMA triage TO aduan_pencari, aduan_intake;
GRANT SELECT ON triage.cari TO aduan_pencari;
GRANT SELECT (aduan_id, sub_kategori, keadaan, langkah, rahasia) ON triage.aduan TO aduan_pencari;
CREATE POLICY pencari ON triage.cari FOR SELECT TO aduan_pencari USING (true);
CREATE POLICY pencari ON triage.aduan FOR SELECT TO aduan_pencari USING (true);
CREATE FUNCTION triage.mirip_untuk_warga(kantor text, kategori text, teks text) RETURNS TABLE (
    sub_kategori text, lokasi text, keadaan text, diterima_pada timestamptz
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    SELECT a.sub_kategori, c.lokasi, a.keadaan, c.diterima_pada
    FROM (
        SELECT b.aduan_id, b.lokasi, b.diterima_pada, triage.similarity(b.kata, lower(left(mirip_untuk_warga.teks, 400))) AS persen
        FROM (
            SELECT * FROM triage.cari r
            WHERE r.wilayah = mirip_untuk_warga.kantor AND r.kategori = mirip_untuk_warga.kategori
            ORDER BY r.diterima_pada DESC LIMIT 1000
        ) b
    ) c JOIN triage.aduan a ON a.aduan_id = c.aduan_id
    WHERE c.persen >= 0.35 AND NOT a.rahasia AND a.langkah IS NOT NULL
    ORDER BY c.persen DESC, c.diterima_pada DESC LIMIT 5;
END;
REVOKE EXECUTE ON FUNCTION triage.mirip_untuk_warga FROM PUBLIC;
GRANT EXECUTE ON FUNCTION triage.mirip_untuk_warga TO aduan_intake;
-- To own a function of a schema one must for a moment be allowed to create there.
GRANT CREATE ON SCHEMA triage TO aduan_pencari;
ALTER FUNCTION triage.mirip_untuk_warga OWNER TO aduan_pencari;
REVOKE CREATE ON SCHEMA triage FROM aduan_pencari;
