-- Every file that an event names, for the sweep of the store.
SELECT stream, cloudevent::jsonb -> 'data' ->> 'sidik' FROM eventstore.events WHERE type = 'LampiranDitambahkan'
