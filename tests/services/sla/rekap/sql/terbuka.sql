-- By definition: what is open, step by step and as whole cases, with the complaint's category, of all clocks there are.
SELECT j.aduan_id, j.langkah, j.putaran, j.ke, j.wilayah, a.kategori, j.mulai, j.batas, j.dekat_pada
FROM sla.jam j JOIN sla.aduan a USING (aduan_id)
WHERE j.selesai IS NULL AND j.langkah >= 3 AND (j.wilayah = %(wilayah)s OR j.wilayah LIKE %(di_bawah)s)
UNION ALL
SELECT p.aduan_id, 0, p.putaran, 0, p.wilayah, a.kategori, p.mulai, p.batas, p.dekat_pada
FROM sla.perkara p JOIN sla.aduan a USING (aduan_id)
WHERE p.selesai IS NULL AND (p.wilayah = %(wilayah)s OR p.wilayah LIKE %(di_bawah)s)
