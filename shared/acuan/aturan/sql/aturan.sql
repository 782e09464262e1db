-- Every version of every rule; few, and found by a partial index.
SELECT cloudevent FROM eventstore.events WHERE type IN ('SopDiubah', 'KalenderDiubah') ORDER BY stream, version
