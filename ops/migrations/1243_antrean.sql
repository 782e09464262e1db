-- The queue by what has ended, and by number: costs of the page that is shown, and not of all that an office ever had.
-- serasi: columns that fill themselves and indexes are added; an earlier program reads and writes without them

-- What has ended, or waits for its parent, in the queue's order: a complaint that runs has no entry here.
CREATE INDEX aduan_selesai ON triage.aduan
    (wilayah COLLATE "C", keadaan, (putaran = 1), (coalesce(batas, '9999-01-01 00:00+00'::timestamptz)), aduan_id) WHERE langkah IS NULL;

-- A number's last part, to be found by equality: LIKE may not look into an index under row security, since it is not leakproof.
ALTER TABLE triage.aduan ADD COLUMN nomor_urut integer GENERATED ALWAYS AS (substring(nomor FROM '/([0-9]{1,9})$')::integer) STORED;
ALTER TABLE triage.alihan ADD COLUMN nomor_urut integer GENERATED ALWAYS AS (substring(nomor FROM '/([0-9]{1,9})$')::integer) STORED;
CREATE INDEX aduan_nomor_urut ON triage.aduan (wilayah COLLATE "C", nomor_urut);
CREATE INDEX alihan_nomor_urut ON triage.alihan (wilayah COLLATE "C", nomor_urut);
CREATE INDEX alihan_nomor ON triage.alihan (wilayah COLLATE "C", nomor text_pattern_ops); -- by the beginning, as triage.aduan has it

-- What an office passed on, in the queue's order; and, for a region, what it passed on beyond.
CREATE INDEX alihan_antrean ON triage.alihan (wilayah COLLATE "C", (putaran = 1), aduan_id);
CREATE INDEX alihan_ke ON triage.alihan (wilayah COLLATE "C", ke COLLATE "C");
