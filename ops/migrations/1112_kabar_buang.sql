-- A district's administrator does with news that could not be taken in what `./aduan dead` does, by the same functions and in a transaction
-- that names their wilayah: retry bytes that a newer program can read, throw a parked one away with a reason. The page names of the bytes
-- what it knows by heart (shared/machinery/messaging/dead.py::gist), and quotes none.
-- serasi: rights and policies are added; an earlier program asks for less
GRANT SELECT (body), DELETE, INSERT (consumer, stream, error, next_try) ON messaging.failures TO aduan_sla;
CREATE POLICY orang_buang ON messaging.failures FOR DELETE TO aduan_sla
    USING (parked_at IS NOT NULL AND nullif(current_setting('aduan.wilayah', true), '') IS NOT NULL);
CREATE POLICY orang_terbaca ON messaging.failures FOR INSERT TO aduan_sla
    WITH CHECK (stream IS NOT NULL AND parked_at IS NULL AND nullif(current_setting('aduan.wilayah', true), '') IS NOT NULL);

ALTER TABLE messaging.catatan_buang ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.catatan_buang FORCE ROW LEVEL SECURITY;
CREATE POLICY admin ON messaging.catatan_buang TO aduan_admin USING (true) WITH CHECK (true);
CREATE POLICY orang ON messaging.catatan_buang FOR SELECT TO aduan_sla USING (nullif(current_setting('aduan.wilayah', true), '') IS NOT NULL);
CREATE POLICY orang_catat ON messaging.catatan_buang FOR INSERT TO aduan_sla
    WITH CHECK (nullif(current_setting('aduan.wilayah', true), '') IS NOT NULL);
GRANT SELECT (id, pada, oleh, alasan, consumer, stream, error),
    INSERT (oleh, alasan, consumer, stream, sidik, ukuran, error) ON messaging.catatan_buang TO aduan_sla;
