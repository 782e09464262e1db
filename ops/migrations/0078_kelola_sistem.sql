-- A district's administrator sees what could not be taken in, and lets it be tried again: through sla, in a transaction that names
-- their wilayah. Class and place of the error alone; the bytes of a message nobody reads here.
GRANT USAGE ON SCHEMA messaging TO aduan_sla;
GRANT SELECT (id, consumer, stream, error, attempts, first_at, next_try, parked_at), UPDATE (attempts, next_try, parked_at)
    ON messaging.failures TO aduan_sla;
CREATE POLICY orang ON messaging.failures FOR SELECT TO aduan_sla USING (nullif(current_setting('aduan.wilayah', true), '') IS NOT NULL);
CREATE POLICY orang_ulang ON messaging.failures FOR UPDATE TO aduan_sla
    USING (stream IS NOT NULL AND nullif(current_setting('aduan.wilayah', true), '') IS NOT NULL) WITH CHECK (parked_at IS NULL);

CREATE TABLE messaging.catatan_ulang (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    wilayah text NOT NULL, -- of the administrator
    pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    oleh uuid NOT NULL,
    jumlah integer NOT NULL
);
SELECT kantor.pagari('messaging.catatan_ulang', 'sla');
REVOKE UPDATE, DELETE ON messaging.catatan_ulang FROM aduan_sla_mesin;
CREATE POLICY tambah ON messaging.catatan_ulang FOR INSERT TO aduan_sla WITH CHECK (kantor.terlihat(wilayah));
GRANT INSERT (wilayah, oleh, jumlah) ON messaging.catatan_ulang TO aduan_sla;
