-- The clocks that run now, by office, step, standard and the month they started in: how many, how many late, and since when the oldest.
SELECT j.wilayah, j.langkah, j.standar, to_char(j.mulai AT TIME ZONE %(zona)s, 'YYYY-MM') AS bulan, count(*)::int AS jumlah,
    count(*) FILTER (WHERE %(rinci)s AND EXISTS (
        SELECT FROM sla.peristiwa m WHERE m.aduan_id = j.aduan_id AND m.wilayah = j.wilayah AND m.jenis = %(jenis_mundur)s
    ))::int AS mundur,
    count(*) FILTER (WHERE j.batas < statement_timestamp())::int AS lewat,
    min(j.mulai) AS terlama, sum(j.jeda)::bigint AS jeda, sum(j.terpakai)::bigint AS terpakai,
    coalesce(k.kategori, '') AS kategori, coalesce(k.saluran, '') AS saluran
FROM sla.jam j
LEFT JOIN sla.kedudukan k ON %(rinci)s AND k.aduan_id = j.aduan_id AND k.wilayah = j.wilayah AND k.sampai IS NULL
WHERE j.selesai IS NULL AND (%(wilayah)s = '' OR j.wilayah = %(wilayah)s OR j.wilayah LIKE %(di_bawah)s)
GROUP BY 1, 2, 3, 4, k.kategori, k.saluran
