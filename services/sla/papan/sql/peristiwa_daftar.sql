-- What one such number was counted from, the newest first, with the complaint's number.
SELECT p.aduan_id, (e.cloudevent::json -> 'data' ->> 'nomor') AS nomor, p.wilayah, p.pada, p.nilai, p.semua
FROM (
    SELECT *, count(*) OVER ()::int AS semua FROM sla.peristiwa
    WHERE (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s) AND jenis = %(jenis)s AND pada >= %(dari)s AND pada < %(sampai)s
    ORDER BY pada DESC, aduan_id, ke LIMIT %(jumlah)s
) p LEFT JOIN eventstore.events e ON e.stream = p.aduan_id AND e.version = 1
ORDER BY p.pada DESC, p.aduan_id, p.ke
