-- Every complaint as it was received: its stream, and the number that it was given.
SELECT stream, cloudevent::jsonb #>> '{data,nomor}' FROM eventstore.events WHERE type = 'AduanDiterima'
