-- Complaints of people of whose complaints all have ended and none is newer than its office's retention allows; the oldest first.
SELECT p.pemilik, p.aduan_id
FROM intake.pribadi p
WHERE NOT p.berjalan AND NOT p.dilupakan AND p.terakhir_pada < clock_timestamp() - make_interval(days => kantor.masa_simpan(p.wilayah))
  AND NOT EXISTS (
    SELECT FROM intake.pribadi b
    WHERE b.pemilik = p.pemilik AND NOT b.dilupakan
      AND (b.berjalan OR b.terakhir_pada >= clock_timestamp() - make_interval(days => kantor.masa_simpan(b.wilayah))))
ORDER BY p.terakhir_pada LIMIT %(jumlah)s
