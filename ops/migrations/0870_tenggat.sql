-- What lists say of a running step: since when, how late without what was paused after its due time, and that it was begun by an objection.

-- `langkah_sejak`: since when the running step runs; `ditanya_pada`: since when its reporter is asked; `dijeda`: microseconds of opening
-- time after the due time that were paused and are over.
ALTER TABLE triage.aduan ADD COLUMN langkah_sejak timestamptz, ADD COLUMN ditanya_pada timestamptz, ADD COLUMN dijeda bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN triage.aduan.batas IS 'NULL while paused in time: a pause that begins after it moves nothing';

-- The desk raises what was objected to, as the queue does, and tells what is paused from what has no due time.
ALTER TABLE response.tugas ADD COLUMN putaran smallint NOT NULL DEFAULT 1, ADD COLUMN jeda boolean NOT NULL DEFAULT false;
