-- The newest of them.
SELECT c.pada, c.jumlah, coalesce(p.nama, 'petugas di luar wilayah ini') AS oleh
FROM messaging.catatan_ulang c LEFT JOIN kantor.petugas p ON p.id = c.oleh ORDER BY c.id DESC LIMIT 20
