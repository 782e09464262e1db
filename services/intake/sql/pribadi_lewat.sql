-- People of whose complaints all have ended and none is newer than its office's retention allows; the oldest first.
SELECT p.pemilik, p.aduan_id
FROM (
    SELECT pemilik, aduan_id, terakhir_pada FROM intake.pribadi
    WHERE NOT berjalan AND NOT dilupakan AND terakhir_pada < clock_timestamp() - make_interval(days => kantor.masa_simpan(wilayah))
    ORDER BY terakhir_pada LIMIT %(jumlah)s
) p
WHERE NOT EXISTS (
    SELECT FROM intake.pribadi b
    WHERE b.pemilik = p.pemilik AND NOT b.dilupakan
      AND (b.berjalan OR b.terakhir_pada >= clock_timestamp() - make_interval(days => kantor.masa_simpan(b.wilayah))))
ORDER BY p.terakhir_pada
