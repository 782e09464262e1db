-- The newest changes of who is told, and who made them.
SELECT c.pada, c.apa, c.rincian, CASE WHEN c.oleh IS NULL THEN 'lewat server' ELSE coalesce(p.nama, 'petugas di luar wilayah ini') END AS oleh
FROM sla.catatan_kabar c LEFT JOIN kantor.petugas p ON p.id = c.oleh
WHERE c.wilayah = ANY(%(tingkat)s) ORDER BY c.id DESC LIMIT 30
