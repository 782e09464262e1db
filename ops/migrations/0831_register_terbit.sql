-- Registers as they left the office: what they were drawn from and the digest of their bytes. Names and stories stand in `orang` alone, each
-- under its person's key. Nobody changes a row.
CREATE TABLE triage.register_terbit (
    id uuid PRIMARY KEY,
    wilayah text NOT NULL,
    bulan text NOT NULL CHECK (bulan ~ '^[0-9]{4}-[0-9]{2}$'),
    ke smallint NOT NULL, -- the month's how-manieth
    nomor text NOT NULL,
    pada timestamptz NOT NULL, -- as of when it was drawn
    oleh uuid NOT NULL,
    peran text NOT NULL,
    sidik text NOT NULL CHECK (sidik ~ '^[0-9a-f]{64}$'),
    pencetak text NOT NULL, -- which printer set it
    sumber text NOT NULL, -- the template, whole
    data text NOT NULL,
    orang text NOT NULL,
    UNIQUE (wilayah, bulan, ke)
);
CREATE INDEX register_terbit_wilayah ON triage.register_terbit (wilayah COLLATE "C");
SELECT kantor.pagari('triage.register_terbit', 'triage');
REVOKE INSERT, UPDATE, DELETE ON triage.register_terbit FROM aduan_triage_mesin;
GRANT INSERT ON triage.register_terbit TO aduan_triage;
CREATE POLICY terbitkan ON triage.register_terbit FOR INSERT TO aduan_triage WITH CHECK (kantor.terlihat(wilayah));
