-- Finished complaints, from the one number to the other, over all offices and two years: their clocks of steps 3 to 7.
INSERT INTO sla.jam (
    aduan_id, langkah, putaran, ke, wilayah, mulai, batas, selesai, putusan, terpakai, jeda, lewat, standar, sop, kalender, tercatat_pada
)
SELECT md5(i::text)::uuid, l, 1, 1, (%(kantor)s::text[])[1 + i %% 17], pada - interval '2 hours', pada, pada, CASE i %% 4 WHEN 0 THEN 'lewat' ELSE 'tepat' END,
    60e6 * (1 + i %% 300), 0, 0, '120 menit kerja', 'sop', 'kalender', pada
FROM (
    SELECT i, l, clock_timestamp() - (i %% 1000 + 1) * interval '17 hours' - l * interval '1 minute' AS pada
    FROM generate_series(%(dari)s::int, %(sampai)s::int) i, generate_series(3, 7) l
) x
