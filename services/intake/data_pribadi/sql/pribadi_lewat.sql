-- Complaints of people of whose complaints all have ended and none is newer than its office's retention allows; the oldest first. The last
-- day of each office is reckoned once, and only where the oldest of all is older than the shortest retention says.
WITH batas AS MATERIALIZED (
    SELECT kode, statement_timestamp() - make_interval(days => kantor.masa_simpan(kode)) AS sebelum FROM kantor.kantor
)
SELECT p.aduan_id, p.pemilik
FROM batas CROSS JOIN LATERAL (
    SELECT s.aduan_id, s.pemilik, s.berakhir_pada
    FROM intake.pribadi s
    WHERE s.wilayah COLLATE "C" = batas.kode AND NOT s.berjalan AND NOT s.dilupakan AND s.berakhir_pada < batas.sebelum
      AND NOT EXISTS (
        SELECT FROM intake.milik t JOIN intake.pribadi b ON b.aduan_id = t.aduan_id
        WHERE t.akun = (SELECT akun FROM intake.milik WHERE aduan_id = s.aduan_id) AND NOT b.dilupakan
          AND (b.berjalan OR b.berakhir_pada >= statement_timestamp() - make_interval(days => kantor.masa_simpan(b.wilayah))) OFFSET 0)
    ORDER BY s.berakhir_pada LIMIT %(jumlah)s
) p
WHERE (SELECT min(berakhir_pada) FROM intake.pribadi WHERE NOT berjalan AND NOT dilupakan)
    < statement_timestamp() - make_interval(days => (SELECT min(hari) FROM kantor.retensi))
ORDER BY p.berakhir_pada LIMIT %(jumlah)s
