-- Alerts that reach people: by which rules, to whom, and what became of each.
CREATE TABLE sla.aturan_kabar (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    wilayah text NOT NULL CHECK (wilayah ~ '^([0-9]{2}(\.[0-9]{2}){0,2})?$'), -- '' everywhere; the nearest level that has any counts alone
    jenis text NOT NULL CHECK (jenis IN ('BatasWaktuMendekat', 'BatasWaktuTerlewati')),
    jam text NOT NULL DEFAULT 'langkah' CHECK (jam IN ('langkah', 'perkara')), -- of a step's clock, or of the whole case's
    langkah smallint CHECK (langkah BETWEEN 1 AND 7), -- NULL: every step
    kepada text NOT NULL CHECK (kepada IN ('pelaksana', 'camat', 'inspektorat', 'admin-kecamatan', 'admin-kabupaten')),
    setelah_menit integer NOT NULL DEFAULT 0 CHECK (setelah_menit >= 0), -- after the alert; opening minutes if jam_kantor
    jam_kantor boolean NOT NULL DEFAULT true, -- only while the office is open
    gabung_lebih_dari integer CHECK (gabung_lebih_dari > 0), -- more than so many ...
    gabung_menit integer NOT NULL DEFAULT 30 CHECK (gabung_menit > 0), -- ... within so many minutes go as one message
    saluran text, -- NULL: every channel of who is told
    berlaku_sejak timestamptz NOT NULL DEFAULT clock_timestamp(), -- older alerts are nobody's news any more
    aktif boolean NOT NULL DEFAULT true,
    CHECK (jam = 'langkah' OR (langkah IS NULL AND kepada <> 'pelaksana')) -- no step, nobody who has it
);

CREATE TABLE sla.kontak (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    wilayah text NOT NULL CHECK (wilayah ~ '^[0-9]{2}(\.[0-9]{2}){0,2}$'),
    peran text NOT NULL,
    saluran text NOT NULL, -- the kind of address: "mailto", "json", "tgram"
    url_tersandi text NOT NULL, -- it holds passwords and addresses of people: ciphertext alone
    sidik bytea NOT NULL, -- HMAC of the address, so that none is kept twice
    UNIQUE (wilayah, peran, sidik)
);

CREATE TABLE sla.kiriman (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    aturan_id integer NOT NULL,
    kontak_id integer NOT NULL, -- 0: there was nobody to tell
    wilayah text NOT NULL,
    aduan_id uuid NOT NULL,
    nomor text NOT NULL,
    jam text NOT NULL DEFAULT 'langkah',
    jenis text NOT NULL,
    kunci text NOT NULL, -- of the alert: which clock
    langkah smallint, -- NULL: the whole case
    putaran smallint NOT NULL,
    ke smallint NOT NULL,
    batas timestamptz NOT NULL,
    peran text[] NOT NULL,
    keadaan text NOT NULL DEFAULT 'menunggu' CHECK (keadaan IN ('menunggu', 'terkirim', 'gagal', 'batal')),
    percobaan integer NOT NULL DEFAULT 0,
    kirim_setelah timestamptz NOT NULL,
    dibuat_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    terkirim_pada timestamptz,
    gabungan uuid, -- the message that it went in together with others
    galat text, -- in general words: never an address
    UNIQUE (aturan_id, aduan_id, kunci, kontak_id)
);
CREATE INDEX kiriman_menunggu ON sla.kiriman (kirim_setelah) WHERE keadaan = 'menunggu';
CREATE INDEX kiriman_terakhir ON sla.kiriman (aturan_id, kontak_id, terkirim_pada) WHERE keadaan = 'terkirim';
CREATE INDEX kiriman_wilayah ON sla.kiriman (wilayah COLLATE "C", id);

-- The starter rules: whoever has the step is told at once, the camat after an hour, the inspectorate after a working day.
INSERT INTO sla.aturan_kabar (wilayah, jenis, kepada, setelah_menit, gabung_lebih_dari, gabung_menit) VALUES
    ('', 'BatasWaktuMendekat', 'pelaksana', 0, 5, 30),
    ('', 'BatasWaktuTerlewati', 'pelaksana', 0, 5, 30),
    ('', 'BatasWaktuTerlewati', 'camat', 60, 3, 60),
    ('', 'BatasWaktuTerlewati', 'inspektorat', 450, 3, 240);
-- Of the whole case: the camat when it is near, both when it is late.
INSERT INTO sla.aturan_kabar (wilayah, jam, jenis, kepada, gabung_lebih_dari, gabung_menit) VALUES
    ('', 'perkara', 'BatasWaktuMendekat', 'camat', 3, 60),
    ('', 'perkara', 'BatasWaktuTerlewati', 'camat', 3, 60),
    ('', 'perkara', 'BatasWaktuTerlewati', 'inspektorat', 3, 240);

SELECT kantor.pagari('sla.aturan_kabar', 'sla'), kantor.pagari('sla.kontak', 'sla'), kantor.pagari('sla.kiriman', 'sla');
REVOKE ALL ON sla.kontak FROM aduan_sla;
CREATE POLICY admin_ubah ON sla.aturan_kabar TO aduan_admin USING (true) WITH CHECK (true);
CREATE POLICY admin_ubah ON sla.kontak TO aduan_admin USING (true) WITH CHECK (true);
CREATE POLICY admin_ubah ON sla.kiriman FOR UPDATE TO aduan_admin USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE, DELETE ON sla.aturan_kabar, sla.kontak TO aduan_admin;
GRANT UPDATE (keadaan, percobaan, kirim_setelah, galat) ON sla.kiriman TO aduan_admin;

-- What happened before is nobody's news any more.
INSERT INTO messaging.marks (name, position) SELECT 'kabar', coalesce(max(position), 0) FROM eventstore.ledger;
