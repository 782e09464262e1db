-- How often rules have changed: the same number is the same rules, for they only ever grow.
SELECT count(*)::int FROM eventstore.events WHERE type IN ('SopDiubah', 'KalenderDiubah')
