-- What is open stands in a table of its own, as small as what is open: a board reads it in a few blocks, and however much has ended, and
-- however long ago PostgreSQL tidied the clocks up that ended, it costs the same.
-- serasi: a table is added; what an earlier program writes beside it is taken in by `./aduan rebuild sla`
CREATE TABLE sla.terbuka (
    aduan_id uuid NOT NULL,
    langkah smallint NOT NULL, -- 3 to 7; 0: the whole case
    putaran smallint NOT NULL,
    ke smallint NOT NULL,
    wilayah text NOT NULL, -- the office whose clock it is
    kategori text NOT NULL, -- the complaint's
    mulai timestamptz NOT NULL,
    batas timestamptz, -- NULL while paused in time
    dekat_pada timestamptz, -- from when on it is near
    PRIMARY KEY (aduan_id, langkah, putaran, ke)
) WITH (autovacuum_vacuum_scale_factor = 0.1); -- every event of a complaint writes its row anew
CREATE INDEX terbuka_wilayah ON sla.terbuka (wilayah COLLATE "C") INCLUDE (langkah, batas, dekat_pada, mulai, putaran, kategori, aduan_id);
SELECT kantor.pagari('sla.terbuka', 'sla');

INSERT INTO sla.terbuka (aduan_id, langkah, putaran, ke, wilayah, kategori, mulai, batas, dekat_pada)
SELECT j.aduan_id, j.langkah, j.putaran, j.ke, j.wilayah, a.kategori, j.mulai, j.batas, j.dekat_pada
FROM sla.jam j JOIN sla.aduan a USING (aduan_id) WHERE j.selesai IS NULL AND j.langkah >= 3
UNION ALL
SELECT p.aduan_id, 0, p.putaran, 0, p.wilayah, a.kategori, p.mulai, p.batas, p.dekat_pada
FROM sla.perkara p JOIN sla.aduan a USING (aduan_id) WHERE p.selesai IS NULL;
