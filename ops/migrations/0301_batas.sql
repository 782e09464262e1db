-- Limits that count before they judge and are not turned against the owner: what was counted is told apart from what had to wait; a
-- browser that signed in before has a budget of its own; a code that was sent belongs to the contact it went to and stays good while
-- others ask for it.
ALTER TABLE akun.batas ADD diterima boolean NOT NULL DEFAULT true; -- whether the last try was judged, or had to wait

-- Browsers that signed in to an account before. `sidik`: HMAC of a random cookie, `siapa`: of the name or contact that was typed.
CREATE TABLE akun.peranti (
    sidik bytea NOT NULL CHECK (octet_length(sidik) = 32),
    siapa bytea NOT NULL CHECK (octet_length(siapa) = 32),
    akun uuid NOT NULL, -- whose; all go when the password changes
    terakhir_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    berlaku_sampai timestamptz NOT NULL,
    PRIMARY KEY (sidik, siapa)
);
CREATE INDEX peranti_akun ON akun.peranti (akun, terakhir_pada);
CREATE INDEX peranti_sampai ON akun.peranti (berlaku_sampai);
GRANT SELECT, INSERT, UPDATE, DELETE ON akun.peranti TO aduan_akun_mesin;

-- One-time codes that were sent. The digits follow from `acak` and a key that no table holds, so that a second message brings the same.
DROP TABLE akun.kode;
CREATE TABLE akun.kode (
    id uuid PRIMARY KEY,
    guna text NOT NULL,
    pemilik uuid NOT NULL, -- the account or the complaint it is about
    kontak bytea NOT NULL CHECK (octet_length(kontak) = 32), -- HMAC of the contact it went to
    sungguh boolean NOT NULL, -- false: nobody was told it; it only looks the same
    acak bytea NOT NULL CHECK (octet_length(acak) = 16),
    dibuat_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    berlaku_sampai timestamptz NOT NULL,
    UNIQUE (guna, pemilik, kontak)
);
CREATE INDEX kode_sampai ON akun.kode (berlaku_sampai);
CREATE INDEX kode_pemilik ON akun.kode (pemilik);

-- Each one who asked for a code has tries of their own, so that nobody uses up another's.
CREATE TABLE akun.permintaan_kode (
    id uuid PRIMARY KEY, -- names it in the form
    kode uuid NOT NULL REFERENCES akun.kode (id) ON DELETE CASCADE,
    percobaan smallint NOT NULL DEFAULT 0
);
CREATE INDEX permintaan_kode_kode ON akun.permintaan_kode (kode);
GRANT SELECT, INSERT, UPDATE, DELETE ON akun.kode, akun.permintaan_kode TO aduan_akun_mesin;
