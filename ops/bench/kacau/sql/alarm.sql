-- Alerts about steps, each with what it says and the earliest moment at which the step's clock can have begun.
SELECT b.stream, b.type, b.cloudevent::jsonb -> 'data' AS isi, (
    SELECT max(coalesce(m.cloudevent::jsonb #>> '{data,diterima_kantor_pada}', m.cloudevent::jsonb ->> 'time')::timestamptz)
    FROM eventstore.events m WHERE m.stream = b.stream AND m.version < b.version AND m.type NOT LIKE 'BatasWaktu%') AS mulai
FROM eventstore.events b WHERE b.type IN ('BatasWaktuMendekat', 'BatasWaktuTerlewati')
