-- Whole cases by kind: ended in time, late or without an answer, and what runs; what nobody classified counts as a kind of its own.
SELECT coalesce(jenis, 'belum diklasifikasi') AS jenis,
    count(*) FILTER (WHERE putusan = 'tepat')::int AS tepat,
    count(*) FILTER (WHERE putusan = 'lewat' AND selesai IS NOT NULL)::int AS lewat,
    count(*) FILTER (WHERE putusan = 'terhenti')::int AS terhenti,
    count(*) FILTER (WHERE selesai IS NULL)::int AS berjalan,
    count(*) FILTER (WHERE selesai IS NULL AND batas < clock_timestamp())::int AS berjalan_lewat
FROM sla.perkara
WHERE %(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s
GROUP BY jenis ORDER BY jenis DESC NULLS LAST
