-- For the office's own page: each ended step of the office, and whether it was in time. Counts only; nothing about anybody.
CREATE TABLE intake.ketepatan (
    aduan_id uuid NOT NULL,
    wilayah text NOT NULL, -- the office whose step it was
    langkah smallint NOT NULL,
    putaran smallint NOT NULL,
    ke smallint NOT NULL,
    tepat boolean NOT NULL,
    selesai timestamptz NOT NULL,
    PRIMARY KEY (aduan_id, langkah, putaran, ke)
);
CREATE INDEX ketepatan_kantor ON intake.ketepatan (wilayah COLLATE "C", selesai) INCLUDE (langkah, tepat);
SELECT kantor.pagari('intake.ketepatan', 'intake');
