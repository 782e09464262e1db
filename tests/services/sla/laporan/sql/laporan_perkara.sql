-- Whole cases by kind: ended in time, late or without an answer, and what runs; what nobody classified counts as a kind of its own.
SELECT coalesce(jenis, 'belum diklasifikasi') AS jenis,
    count(*) FILTER (WHERE selesai AND putusan = 'tepat')::int AS tepat,
    count(*) FILTER (WHERE selesai AND putusan = 'lewat')::int AS lewat,
    count(*) FILTER (WHERE selesai AND putusan = 'terhenti')::int AS terhenti,
    count(*) FILTER (WHERE NOT selesai)::int AS berjalan,
    count(*) FILTER (WHERE NOT selesai AND batas < saat)::int AS berjalan_lewat
FROM ({sumber}) p
GROUP BY jenis ORDER BY jenis DESC NULLS LAST
