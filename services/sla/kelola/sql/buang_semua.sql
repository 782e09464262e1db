-- The newest of what was thrown away; from the command line a person is a name, from the page an id.
SELECT c.pada, c.consumer, c.error, c.alasan,
    CASE WHEN starts_with(c.oleh, 'baris perintah') THEN c.oleh ELSE coalesce(p.nama, 'petugas di luar wilayah ini') END AS oleh
FROM messaging.catatan_buang c LEFT JOIN kantor.petugas p ON p.id::text = c.oleh ORDER BY c.id DESC LIMIT 20
