-- The sums once more, without what only reports and percentiles need of them: an office's groups in one row, so that a board, which shows
-- many groups of many offices over many stretches, reads a block where it read twenty.
-- serasi: a table is added; what an earlier program folds beside it is taken in by `./aduan rebuild sla`
CREATE TABLE sla.rekap_kantor (
    hal text NOT NULL,
    tingkat smallint NOT NULL,
    simpul timestamptz NOT NULL,
    wilayah text COLLATE "C" NOT NULL,
    isi jsonb NOT NULL, -- group: how many
    PRIMARY KEY (hal, tingkat, simpul, wilayah)
) WITH (fillfactor = 70);
SELECT kantor.pagari('sla.rekap_kantor', 'sla');
LOCK TABLE sla.rekap IN SHARE ROW EXCLUSIVE MODE; -- nobody folds meanwhile; complaints are taken in and boards read
INSERT INTO sla.rekap_kantor (hal, tingkat, simpul, wilayah, isi)
SELECT hal, tingkat, simpul, wilayah, jsonb_object_agg(kelompok, n) FROM sla.rekap
WHERE hal IN ('selesai', 'perkara', 'diterima', 'peristiwa')
GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;

-- What ended is read from indexes alone where PostgreSQL knows that all see it. By its own measure it would look after a fifth of all clocks
-- there ever were, in a big store after months; so after a two-hundredth.
ALTER TABLE sla.jam SET (autovacuum_vacuum_insert_scale_factor = 0.005);
