-- What happens to complaints besides the steps, to be counted: ratings, openings of identities, reopenings, merges and transfers.
CREATE TABLE sla.peristiwa (
    aduan_id uuid NOT NULL,
    ke integer NOT NULL, -- which of the complaint's events it is
    wilayah text NOT NULL, -- the office at which it happened
    jenis text NOT NULL,
    pada timestamptz NOT NULL,
    nilai smallint, -- of a rating
    PRIMARY KEY (aduan_id, ke)
);
CREATE INDEX peristiwa_wilayah ON sla.peristiwa (wilayah COLLATE "C", pada) INCLUDE (jenis, nilai);
SELECT kantor.pagari('sla.peristiwa', 'sla');
