-- What an outside subscriber missed is told to operations by message, too: a delivery for each loss and address, as the relay noted it.
-- serasi: a table is added; an earlier program does not know it
CREATE TABLE sla.kabar_pelanggan (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    nama text NOT NULL,
    mendengar text[] NOT NULL, -- the wilayah that it listens to
    hilang_pada timestamptz NOT NULL,
    sampai bigint NOT NULL, -- what was published up to this position may not have reached it
    dari bigint NOT NULL, -- the oldest of that which its queue can have held
    paling_banyak integer NOT NULL,
    kontak_id integer NOT NULL, -- 0: there was nobody to tell
    keadaan text NOT NULL DEFAULT 'menunggu' CHECK (keadaan IN ('menunggu', 'terkirim', 'gagal', 'batal')),
    percobaan integer NOT NULL DEFAULT 0,
    kirim_setelah timestamptz NOT NULL DEFAULT clock_timestamp(),
    dibuat_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    terkirim_pada timestamptz,
    galat text, -- in general words: never an address
    UNIQUE (nama, hilang_pada, kontak_id)
);
-- Nobody's person reads it but through the machine, which shows an administrator the subscribers of their own wilayah.
ALTER TABLE sla.kabar_pelanggan ENABLE ROW LEVEL SECURITY;
ALTER TABLE sla.kabar_pelanggan FORCE ROW LEVEL SECURITY;
CREATE POLICY mesin ON sla.kabar_pelanggan TO aduan_sla_mesin USING (true) WITH CHECK (true);
CREATE POLICY admin ON sla.kabar_pelanggan TO aduan_admin USING (true) WITH CHECK (true);
REVOKE ALL ON sla.kabar_pelanggan FROM aduan_sla;
GRANT SELECT, INSERT, UPDATE ON sla.kabar_pelanggan TO aduan_sla_mesin;
GRANT SELECT, UPDATE (keadaan, percobaan, kirim_setelah, galat) ON sla.kabar_pelanggan TO aduan_admin;
