-- What was run in this database, with the checksum of the file as it was then; and the format of what is stored, for everybody to read.
CREATE SCHEMA IF NOT EXISTS migrasi;
CREATE TABLE IF NOT EXISTS migrasi.berkas (
    nomor integer PRIMARY KEY,
    nama text NOT NULL,
    sidik text NOT NULL,
    pada timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE IF NOT EXISTS migrasi.format (
    satu boolean PRIMARY KEY DEFAULT true CHECK (satu), -- one row
    nomor integer NOT NULL
);
-- Whether an earlier program, which does not know this migration, may run beside it: its file says so, and why.
ALTER TABLE migrasi.berkas ADD COLUMN IF NOT EXISTS serasi boolean NOT NULL DEFAULT false;
GRANT USAGE ON SCHEMA migrasi TO PUBLIC;
GRANT SELECT ON migrasi.format, migrasi.berkas TO PUBLIC;
