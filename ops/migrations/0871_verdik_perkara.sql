-- Every verdict ever given on a whole case that ended, as sla.verdik has them of steps: reports as of a date are counted from these.
CREATE TABLE sla.verdik_perkara (
    aduan_id uuid NOT NULL,
    putaran smallint NOT NULL,
    urutan smallint NOT NULL, -- 0 is the first; the highest is what sla.perkara shows
    wilayah text NOT NULL, -- the office that had it at its end
    diketahui_pada timestamptz NOT NULL, -- the end, or when it was computed again
    putusan text NOT NULL,
    batas timestamptz, -- NULL: no calendar reached so far
    jenis text, -- NULL: it was never classified
    lewat bigint NOT NULL, -- microseconds of opening time after the due time
    kalender text NOT NULL,
    dasar uuid, -- the KalenderDiubah that it follows from
    PRIMARY KEY (aduan_id, putaran, urutan)
);
CREATE INDEX verdik_perkara_wilayah ON sla.verdik_perkara (wilayah COLLATE "C", diketahui_pada);
SELECT kantor.pagari('sla.verdik_perkara', 'sla');
