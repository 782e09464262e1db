-- Everything that was ever merged into this complaint; which of it still waits is said by its own stream.
SELECT DISTINCT stream FROM eventstore.events
WHERE type = 'AduanDigabungkan' AND (cloudevent::jsonb #>> '{data,induk}') = %(induk)s::uuid::text
