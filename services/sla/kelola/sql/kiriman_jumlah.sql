-- Deliveries of this wilayah that wait, and how late the oldest of them is, in seconds; and how many failed.
SELECT count(*) FILTER (WHERE keadaan = 'menunggu' AND kirim_setelah < clock_timestamp())::int,
    coalesce(extract(epoch FROM clock_timestamp() - min(kirim_setelah) FILTER (WHERE keadaan = 'menunggu')), 0)::float8,
    count(*) FILTER (WHERE keadaan = 'gagal')::int
FROM sla.kiriman
