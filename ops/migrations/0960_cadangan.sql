-- When a backup was made, and when one was last restored on trial: so that its age can be an alarm.
CREATE SCHEMA cadangan;
CREATE TABLE cadangan.catatan (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    apa text NOT NULL CHECK (apa IN ('dibuat', 'diperiksa')),
    pada timestamptz NOT NULL DEFAULT clock_timestamp(),
    posisi bigint NOT NULL, -- of the ledger, in that backup
    ukuran bigint NOT NULL -- bytes
);
GRANT USAGE ON SCHEMA cadangan TO aduan_intake, aduan_intake_mesin, aduan_triage, aduan_triage_mesin, aduan_response, aduan_response_mesin,
    aduan_sla, aduan_sla_mesin, aduan_relay, aduan_admin;
GRANT SELECT ON cadangan.catatan TO aduan_intake, aduan_intake_mesin, aduan_triage, aduan_triage_mesin, aduan_response,
    aduan_response_mesin, aduan_sla, aduan_sla_mesin, aduan_relay, aduan_admin;
GRANT INSERT (apa, posisi, ukuran) ON cadangan.catatan TO aduan_admin;
-- The login of backups, where the server's administrator made one.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'aduan_cadangan') THEN
        GRANT USAGE ON SCHEMA cadangan TO aduan_cadangan;
        GRANT INSERT (apa, posisi, ukuran) ON cadangan.catatan TO aduan_cadangan;
    END IF;
END
$$;

-- The relay notes the last numbers outside the database; whoever restores an older backup passes behind them.
GRANT SELECT ON eventstore.nomor TO aduan_relay;
GRANT SELECT, INSERT, UPDATE ON eventstore.nomor TO aduan_admin;
