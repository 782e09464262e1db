-- Messages to citizens: notices of public steps, which hold no address and no text, and one-time codes, which are sealed until sent.
CREATE TABLE intake.kiriman (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    wilayah text NOT NULL, -- '' for a code, which belongs to no office
    aduan_id uuid, -- NULL for a code
    versi integer, -- of the step's event in its stream: each is told once
    isi text, -- of a code: its address and words, sealed under the master key; gone once it went out
    keadaan text NOT NULL DEFAULT 'menunggu' CHECK (keadaan IN ('menunggu', 'terkirim', 'gagal', 'batal')),
    percobaan integer NOT NULL DEFAULT 0,
    kirim_setelah timestamptz NOT NULL DEFAULT clock_timestamp(),
    dibuat_pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    terkirim_pada timestamptz,
    galat text, -- in general words: never an address
    UNIQUE (aduan_id, versi)
);
CREATE INDEX kiriman_menunggu ON intake.kiriman (kirim_setelah) WHERE keadaan = 'menunggu';
CREATE INDEX kiriman_wilayah ON intake.kiriman (wilayah COLLATE "C", id);
CREATE INDEX pribadi_nomor ON intake.pribadi (nomor); -- a lost tracking code is asked for by number
SELECT kantor.pagari('intake.kiriman', 'intake');

-- What happened before is nobody's news any more.
INSERT INTO messaging.marks (name, position) SELECT 'kabar-warga', coalesce(max(position), 0) FROM eventstore.ledger;
