-- The newest versions of procedures and calendars of every office below: what moves due times.
SELECT (cloudevent::jsonb ->> 'time')::timestamptz AS pada, wilayah, type AS apa, cloudevent::jsonb #>> '{data,versi}' AS versi,
    cloudevent::jsonb #>> '{data,alasan}' AS alasan, cloudevent::jsonb #>> '{data,oleh,peran}' AS oleh
FROM eventstore.events
WHERE type IN ('SopDiubah', 'KalenderDiubah') AND (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
ORDER BY 1 DESC LIMIT 50
