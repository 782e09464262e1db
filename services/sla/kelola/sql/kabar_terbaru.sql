-- The newest changes of who is told of due times, in every office below; not what was only tried again.
SELECT c.pada, c.wilayah, c.apa, c.rincian,
    CASE WHEN c.oleh IS NULL THEN 'baris perintah server' ELSE coalesce(p.nama, 'petugas di luar wilayah ini') END AS oleh
FROM sla.catatan_kabar c LEFT JOIN kantor.petugas p ON p.id = c.oleh
WHERE c.apa <> 'kiriman-diulang' ORDER BY c.id DESC LIMIT 100
