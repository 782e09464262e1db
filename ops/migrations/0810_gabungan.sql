-- Merged complaints: who follows whom is asked of the events, where it decides; and of the read models, for lists and for what was left.

-- The few events that merge, by their parent: an exact answer at the moment of another merge, and before somebody is forgotten.
CREATE INDEX events_gabungan ON eventstore.events ((cloudevent::jsonb #>> '{data,induk}')) WHERE type = 'AduanDigabungkan';

-- `induk`: whose answer it waits for, or has; `lepas`: nobody gets an answer of this one any more.
ALTER TABLE triage.aduan ADD COLUMN induk uuid, ADD COLUMN menunggu_induk boolean NOT NULL, ADD COLUMN lepas boolean NOT NULL;
CREATE INDEX aduan_induk ON triage.aduan (induk) WHERE induk IS NOT NULL;
CREATE INDEX aduan_menunggu_induk ON triage.aduan (aduan_id) WHERE menunggu_induk;

-- `terjawab_sampai`: who began to follow this one until then has an answer of it.
ALTER TABLE response.tugas ADD COLUMN induk uuid, ADD COLUMN menunggu_induk boolean NOT NULL, ADD COLUMN digabung_pada timestamptz,
    ADD COLUMN terjawab_sampai timestamptz;
CREATE INDEX tugas_induk ON response.tugas (induk) WHERE induk IS NOT NULL;
CREATE INDEX tugas_menunggu_induk ON response.tugas (aduan_id) WHERE menunggu_induk;

-- What follows from a parent is written by the machine.
GRANT INSERT (stream, version, id, type, wilayah, cloudevent) ON eventstore.events TO aduan_triage_mesin, aduan_response_mesin;
