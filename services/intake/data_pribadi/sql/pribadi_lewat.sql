-- Complaints of people of whose complaints all have ended and none is newer than its office's retention allows; the oldest first.
SELECT p.aduan_id, p.pemilik
FROM intake.pribadi p LEFT JOIN intake.milik m ON m.aduan_id = p.aduan_id
WHERE NOT p.berjalan AND NOT p.dilupakan AND p.berakhir_pada < clock_timestamp() - make_interval(days => kantor.masa_simpan(p.wilayah))
  AND NOT EXISTS (
    SELECT FROM intake.milik s JOIN intake.pribadi b ON b.aduan_id = s.aduan_id
    WHERE s.akun = m.akun AND NOT b.dilupakan
      AND (b.berjalan OR b.berakhir_pada >= clock_timestamp() - make_interval(days => kantor.masa_simpan(b.wilayah))))
ORDER BY p.berakhir_pada LIMIT %(jumlah)s
