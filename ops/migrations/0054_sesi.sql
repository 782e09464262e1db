-- A session of somebody who has signed in: as whom, how far they have come, at which of their offices they are.
ALTER TABLE web.sesi
    ADD COLUMN pelapor_id uuid,
    ADD COLUMN tahap text NOT NULL DEFAULT 'penuh' CHECK (tahap IN ('penuh', 'totp', 'pasang-totp')), -- nothing is open before 'penuh'
    ADD COLUMN wilayah text CHECK (wilayah ~ '^[0-9]{2}(\.[0-9]{2}){0,2}$'), -- the office chosen among several
    ADD COLUMN peranti text NOT NULL DEFAULT '' CHECK (length(peranti) <= 60), -- "Firefox di Android", for their own list
    ADD CHECK (petugas_id IS NULL OR pelapor_id IS NULL);
CREATE INDEX sesi_petugas ON web.sesi (petugas_id) WHERE petugas_id IS NOT NULL;
CREATE INDEX sesi_pelapor ON web.sesi (pelapor_id) WHERE pelapor_id IS NOT NULL;

-- Who comes with this cookie: one look-up by its hash, with what they may do; nobody whose account was closed. Like the two functions of
-- migration 0023 it answers for exactly one secret. `peran` and `tugas` go together by position.
GRANT USAGE ON SCHEMA web TO aduan_pencari;
GRANT SELECT ON web.sesi TO aduan_pencari;
CREATE FUNCTION web.pengunjung(sidik bytea) RETURNS TABLE (
    petugas_id uuid, pelapor_id uuid, tahap text, wilayah text, sepi boolean, nama text, peran text[], tugas text[]
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
    SELECT s.petugas_id, s.pelapor_id, s.tahap, s.wilayah, clock_timestamp() - s.dilihat_pada > interval '1 minute', p.nama,
        ARRAY(SELECT t.peran FROM kantor.penugasan t WHERE t.petugas_id = s.petugas_id ORDER BY t.wilayah, t.peran),
        ARRAY(SELECT t.wilayah FROM kantor.penugasan t WHERE t.petugas_id = s.petugas_id ORDER BY t.wilayah, t.peran)
    FROM web.sesi s LEFT JOIN kantor.petugas p ON p.id = s.petugas_id
    WHERE s.id_hash = sidik AND s.berlaku_sampai > clock_timestamp() AND s.dilihat_pada + s.diam > clock_timestamp()
        AND (s.petugas_id IS NULL OR p.aktif);
END;
REVOKE EXECUTE ON FUNCTION web.pengunjung FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.pengunjung TO aduan_intake, aduan_triage, aduan_response, aduan_sla;
-- To own a function of a schema one must for a moment be allowed to create there.
GRANT CREATE ON SCHEMA web TO aduan_pencari;
ALTER FUNCTION web.pengunjung OWNER TO aduan_pencari;
REVOKE CREATE ON SCHEMA web FROM aduan_pencari;
