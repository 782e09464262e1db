-- What the alarms ask often has an index, and when the ledger was last recomputed, with what result, is known.
CREATE INDEX kiriman_gagal ON sla.kiriman (dibuat_pada) WHERE keadaan = 'gagal';
CREATE INDEX kiriman_gagal ON intake.kiriman (dibuat_pada) WHERE keadaan = 'gagal';

CREATE TABLE eventstore.pemeriksaan (
    pada timestamptz PRIMARY KEY DEFAULT clock_timestamp(),
    kejadian bigint NOT NULL, -- how many were recomputed
    utuh boolean NOT NULL
);
GRANT SELECT, INSERT ON eventstore.pemeriksaan TO aduan_admin;
GRANT SELECT ON eventstore.pemeriksaan TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin, aduan_relay;
