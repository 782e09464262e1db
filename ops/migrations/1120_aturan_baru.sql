-- Rules are asked for all the time by what is new of them: found by its transaction, however many versions there are.
-- serasi: an index is added; an earlier program does not use it
CREATE INDEX events_aturan_baru ON eventstore.events (transaction_id) WHERE type IN ('SopDiubah', 'KalenderDiubah');
