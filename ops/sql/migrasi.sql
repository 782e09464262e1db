-- What was run in this database, with the checksum of the file as it was then.
CREATE SCHEMA IF NOT EXISTS migrasi;
CREATE TABLE IF NOT EXISTS migrasi.berkas (
    nomor integer PRIMARY KEY,
    nama text NOT NULL,
    sidik text NOT NULL,
    pada timestamptz NOT NULL DEFAULT clock_timestamp()
);
