-- The offices that share one deployment, the codes and names of all regions, and the staff with what they may do where.
CREATE SCHEMA kantor;
GRANT USAGE ON SCHEMA kantor TO aduan_intake, aduan_triage, aduan_response, aduan_sla, aduan_relay, aduan_admin;

-- Every region of the country that is known here: `./aduan wilayah import` brings all of them.
CREATE TABLE kantor.wilayah (
    kode text PRIMARY KEY CHECK (kode ~ '^[0-9]{2}(\.[0-9]{2}){0,2}$'),
    nama text NOT NULL CHECK (btrim(nama) <> '')
);

-- The offices that work with this program: a kecamatan, or a district above them.
CREATE TABLE kantor.kantor (
    kode text PRIMARY KEY CHECK (kode ~ '^[0-9]{2}\.[0-9]{2}(\.[0-9]{2})?$'),
    nama text NOT NULL CHECK (btrim(nama) <> ''),
    alamat text NOT NULL DEFAULT '',
    telepon text NOT NULL DEFAULT '',
    zona text NOT NULL DEFAULT 'Asia/Jakarta' CHECK (zona IN ('Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura')),
    induk text REFERENCES kantor.kantor (kode)
);

-- Staff. Their names are personal data that this table may hold; of a token only the hash is kept.
CREATE TABLE kantor.petugas (
    id uuid PRIMARY KEY,
    nama text NOT NULL CHECK (btrim(nama) <> ''),
    peran text[] NOT NULL CHECK (
        cardinality(peran) > 0
        AND peran <@ ARRAY['operator', 'ppid', 'pengelola', 'camat', 'inspektorat', 'admin-kecamatan', 'admin-kabupaten']
    ),
    wilayah text NOT NULL CHECK (wilayah ~ '^[0-9]{2}(\.[0-9]{2}){0,2}$'),
    token_hash bytea UNIQUE CHECK (octet_length(token_hash) = 32),
    dibuat_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    aktif boolean NOT NULL DEFAULT true
);

GRANT SELECT ON kantor.wilayah, kantor.kantor TO aduan_intake, aduan_triage, aduan_response, aduan_sla;
GRANT SELECT (id, nama, peran, wilayah, token_hash, aktif) ON kantor.petugas TO aduan_intake, aduan_triage, aduan_response, aduan_sla;
GRANT SELECT, INSERT, UPDATE, DELETE ON kantor.wilayah, kantor.kantor, kantor.petugas TO aduan_admin;

INSERT INTO kantor.wilayah (kode, nama) VALUES
    ('33', 'Jawa Tengah'),
    ('33.13', 'Kabupaten Karanganyar'),
    ('33.13.01', 'Jatipuro'),
    ('33.13.02', 'Jatiyoso'),
    ('33.13.03', 'Jumapolo'),
    ('33.13.04', 'Jumantono'),
    ('33.13.05', 'Matesih'),
    ('33.13.06', 'Tawangmangu'),
    ('33.13.07', 'Ngargoyoso'),
    ('33.13.08', 'Karangpandan'),
    ('33.13.09', 'Karanganyar'),
    ('33.13.10', 'Tasikmadu'),
    ('33.13.11', 'Jaten'),
    ('33.13.12', 'Colomadu'),
    ('33.13.13', 'Gondangrejo'),
    ('33.13.14', 'Kebakkramat'),
    ('33.13.15', 'Mojogedang'),
    ('33.13.16', 'Kerjo'),
    ('33.13.17', 'Jenawi');

INSERT INTO kantor.kantor (kode, nama) VALUES ('33.13', 'Kabupaten Karanganyar');
INSERT INTO kantor.kantor (kode, nama, induk)
SELECT kode, 'Kecamatan ' || nama, '33.13' FROM kantor.wilayah WHERE kode LIKE '33.13.%';
UPDATE kantor.kantor SET alamat = 'Jl. Raya Balong - Sragen Km.1 Karanganyar', telepon = '(0271) 8961336' WHERE kode = '33.13.17';
