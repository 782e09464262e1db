-- What one figure was counted from: the step's ended clocks of the period, shortest first, with the complaint's number.
SELECT j.aduan_id::text AS aduan_id, (e.cloudevent::json -> 'data' ->> 'nomor') AS nomor, j.putaran, j.ke, j.mulai, j.batas, j.selesai, j.putusan,
    round(j.terpakai / 60e6, 1)::float8 AS menit, round(j.jeda / 60e6, 1)::float8 AS jeda_menit, j.standar, j.sop, j.kalender, j.semua
FROM (
    SELECT *, count(*) OVER ()::int AS semua FROM sla.jam
    WHERE wilayah = %(wilayah)s AND langkah = %(langkah)s AND putusan IN ('tepat', 'lewat')
      AND selesai >= %(dari)s AND selesai < %(sampai)s
    ORDER BY terpakai, aduan_id, putaran, ke LIMIT %(jumlah)s
) j LEFT JOIN eventstore.events e ON e.stream = j.aduan_id AND e.version = 1
ORDER BY j.terpakai, j.aduan_id, j.putaran, j.ke
