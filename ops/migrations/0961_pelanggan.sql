-- Outside subscribers are data: the relay makes their queues again at a broker that was wiped, and says what they missed.
CREATE TABLE messaging.pelanggan (
    nama text NOT NULL,
    wilayah text NOT NULL,
    sejak timestamptz NOT NULL DEFAULT clock_timestamp(),
    hilang_pada timestamptz, -- when the relay found no queue and made it again; its user is gone, too, until somebody adds it
    hilang_sampai bigint, -- what was published up to this position may never have reached them
    PRIMARY KEY (nama, wilayah)
);
GRANT SELECT ON messaging.pelanggan TO aduan_intake, aduan_intake_mesin, aduan_triage, aduan_triage_mesin, aduan_response,
    aduan_response_mesin, aduan_sla, aduan_sla_mesin, aduan_relay;
GRANT UPDATE (hilang_pada, hilang_sampai) ON messaging.pelanggan TO aduan_relay;
GRANT SELECT, INSERT, UPDATE, DELETE ON messaging.pelanggan TO aduan_admin;

-- What could not be read and was thrown away: why and by whom, and by its sum which bytes they were.
CREATE TABLE messaging.catatan_buang (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    oleh text NOT NULL,
    alasan text NOT NULL,
    consumer text NOT NULL,
    stream uuid,
    sidik bytea, -- SHA-256 of the bytes
    ukuran integer,
    error text NOT NULL
);
GRANT SELECT, INSERT ON messaging.catatan_buang TO aduan_admin;
