-- Responses that are still being written. Each writer has their own, sealed under the reporter's key: who is forgotten takes them along.
-- A row belongs to the office that has the complaint; a person writes inside their own wilayah, by PostgreSQL's word.
CREATE TABLE response.draf (
    aduan_id uuid NOT NULL,
    petugas_id uuid NOT NULL,
    wilayah text NOT NULL,
    isi text NOT NULL,
    diubah_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (aduan_id, petugas_id)
);
CREATE INDEX draf_wilayah ON response.draf (wilayah COLLATE "C");
SELECT kantor.pagari('response.draf', 'response');
CREATE POLICY tulis ON response.draf FOR INSERT TO aduan_response WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY ubah ON response.draf FOR UPDATE TO aduan_response USING (kantor.terlihat(wilayah)) WITH CHECK (kantor.terlihat(wilayah));
CREATE POLICY hapus ON response.draf FOR DELETE TO aduan_response USING (kantor.terlihat(wilayah));
GRANT INSERT, UPDATE (wilayah, isi, diubah_pada), DELETE ON response.draf TO aduan_response;
