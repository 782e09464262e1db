-- The newest changes of who is told, and who made them.
SELECT c.pada, c.apa, c.rincian, coalesce(p.nama, 'petugas di luar wilayah ini') AS oleh
FROM sla.catatan_kabar c LEFT JOIN kantor.petugas p ON p.id = c.oleh
WHERE c.wilayah = %(wilayah)s ORDER BY c.id DESC LIMIT 30
