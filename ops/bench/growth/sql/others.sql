-- What the sums have of the others: what they have of the first one.
INSERT INTO sla.dirangkum (aduan_id, wilayah, versi, revisi, baris)
SELECT x.baru, d.wilayah, d.versi, d.revisi, d.baris
FROM (SELECT baru, first_value(baru) OVER (PARTITION BY lama, geser ORDER BY baru) AS pertama FROM semua) x
JOIN sla.dirangkum d ON d.aduan_id = x.pertama
WHERE x.baru <> x.pertama
