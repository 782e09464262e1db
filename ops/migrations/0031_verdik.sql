-- Every verdict ever given on a clock that ended: the first one, and those computed again after a calendar changed.
CREATE TABLE sla.verdik (
    aduan_id uuid NOT NULL,
    langkah smallint NOT NULL,
    putaran smallint NOT NULL,
    ke smallint NOT NULL,
    urutan smallint NOT NULL, -- 0 is the first; the highest is what sla.jam shows
    wilayah text NOT NULL,
    diketahui_pada timestamptz NOT NULL, -- the step's end, or when it was computed again
    putusan text NOT NULL,
    batas timestamptz NOT NULL,
    terpakai bigint NOT NULL, -- microseconds of opening time
    lewat bigint NOT NULL,
    sop text NOT NULL,
    kalender text NOT NULL,
    dasar uuid, -- the KalenderDiubah that it follows from
    PRIMARY KEY (aduan_id, langkah, putaran, ke, urutan)
);
CREATE INDEX verdik_wilayah ON sla.verdik (wilayah COLLATE "C", langkah);
SELECT kantor.pagari('sla.verdik', 'sla');
