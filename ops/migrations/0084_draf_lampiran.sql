-- Files of a complaint that is still being written. Each is sealed with a key of its own, which `keterangan` holds (with its name and
-- kind) sealed by the visitor's cookie: nobody opens one without it. They go with the draft, and a draft goes with its session.
CREATE TABLE web.draf_lampiran (
    id uuid PRIMARY KEY,
    draf_id uuid NOT NULL REFERENCES web.draf (id) ON DELETE CASCADE,
    keterangan text NOT NULL,
    ukuran integer NOT NULL, -- bytes
    isi bytea NOT NULL,
    dibuat_pada timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE web.draf_lampiran ALTER isi SET STORAGE EXTERNAL; -- ciphertext does not get smaller
CREATE INDEX draf_lampiran_draf ON web.draf_lampiran (draf_id, dibuat_pada);
GRANT SELECT, INSERT, UPDATE (keterangan), DELETE ON web.draf_lampiran TO aduan_intake;
