-- Of the sums that boards show, an office's groups in one row.
INSERT INTO sla.rekap_kantor (hal, tingkat, simpul, wilayah, isi)
SELECT hal, tingkat, simpul, wilayah, jsonb_object_agg(kelompok, n) FROM sla.rekap
WHERE hal IN ('selesai', 'perkara', 'diterima', 'peristiwa')
GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
