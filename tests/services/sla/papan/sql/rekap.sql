-- The sums of those clocks; no board of so few asks for their histogram.
INSERT INTO sla.rekap (hal, tingkat, simpul, wilayah, kelompok, n, terpakai, jeda, kotak)
SELECT x.hal, t.tingkat, t.simpul, x.wilayah, x.kelompok, sum(x.n), 0, 0, 0
FROM (
    SELECT hal, wilayah, CASE hal WHEN 'selesai' THEN langkah || '|' ELSE '' END || putusan AS kelompok, sla.simpul(1, selesai, 17) AS hari, count(*) AS n
    FROM sla.jam, unnest(ARRAY['selesai', 'perkara']) hal GROUP BY 1, 2, 3, 4
) x CROSS JOIN LATERAL (VALUES (1, x.hari), (2, sla.simpul(7, x.hari, 17)), (3, sla.simpul(56, x.hari, 17))) t (tingkat, simpul)
GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
