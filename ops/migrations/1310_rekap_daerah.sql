-- Sums by office are read by runs of days of one district: where all offices of the country are kept together, those of the others do not
-- lie between them.
-- serasi: a column that is reckoned is added, and the key begins with it; what an earlier program cannot fold waits, and is counted as a line
ALTER TABLE sla.rekap_kantor
    ADD COLUMN daerah text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(wilayah, 5)) STORED,
    DROP CONSTRAINT rekap_kantor_pkey,
    ADD PRIMARY KEY (hal, tingkat, daerah, simpul, wilayah);
