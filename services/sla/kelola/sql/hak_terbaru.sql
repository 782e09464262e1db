-- The newest rights that were given, taken or opened; names of those whose account is seen from here.
SELECT c.pada, c.wilayah, c.apa, c.peran, c.cara, coalesce(p.nama, 'petugas di luar wilayah ini') AS nama,
    CASE WHEN c.oleh IS NULL THEN 'baris perintah server' ELSE coalesce(o.nama, 'admin di luar wilayah ini') END AS oleh,
    CASE WHEN c.pengusul IS NOT NULL THEN coalesce(q.nama, 'admin di luar wilayah ini') END AS pengusul
FROM kantor.catatan_hak c LEFT JOIN kantor.petugas p ON p.id = c.petugas_id LEFT JOIN kantor.petugas o ON o.id = c.oleh
    LEFT JOIN kantor.petugas q ON q.id = c.pengusul
ORDER BY c.id DESC LIMIT 200
