-- The sums of other districts, as many each.
INSERT INTO sla.rekap_kantor (hal, tingkat, simpul, wilayah, isi)
SELECT hal, tingkat, simpul, '33.' || 13 + n || substr(wilayah, 6), isi FROM sla.rekap_kantor, generate_series(1, %(daerah)s) n
