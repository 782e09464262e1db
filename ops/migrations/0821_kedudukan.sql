-- Reports as of a date: where a complaint stood when, and when a clock was heard of.

-- How a complaint stands in an office's books, from `sejak` until before `sampai`: one row a change, without a gap from when the office
-- got it. What it passed on to another office stands there as 'dialihkan' until it comes back.
CREATE TABLE sla.kedudukan (
    aduan_id uuid NOT NULL,
    urutan smallint NOT NULL,
    wilayah text NOT NULL,
    keadaan text NOT NULL,
    kategori text NOT NULL,
    saluran text NOT NULL,
    sejak timestamptz NOT NULL,
    sampai timestamptz, -- NULL: still
    PRIMARY KEY (aduan_id, urutan)
);
CREATE INDEX kedudukan_wilayah ON sla.kedudukan (wilayah COLLATE "C", sejak) INCLUDE (sampai, keadaan);
SELECT kantor.pagari('sla.kedudukan', 'sla');

-- Clocks of the reporter's own time, and of what came before it was entered, began before anybody heard of them.
ALTER TABLE sla.jam ADD COLUMN tercatat_pada timestamptz NOT NULL;
ALTER TABLE sla.verdik ADD COLUMN jeda bigint NOT NULL; -- microseconds of opening time credited
