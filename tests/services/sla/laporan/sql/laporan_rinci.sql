-- Counts and durations by one dimension and step; the month is when the clock started, in the time zone of who is asked about.
SELECT {grup} AS grup, j.langkah,
    count(*)::int AS jumlah,
    count(m.aduan_id)::int AS mundur,
    count(*) FILTER (WHERE j.selesai AND j.putusan <> 'terhenti')::int AS selesai,
    count(*) FILTER (WHERE j.selesai AND j.putusan = 'tepat')::int AS tepat,
    count(*) FILTER (WHERE j.selesai AND j.putusan = 'lewat')::int AS lewat,
    count(*) FILTER (WHERE NOT j.selesai)::int AS berjalan,
    count(*) FILTER (WHERE NOT j.selesai AND j.batas < j.saat)::int AS berjalan_lewat,
    count(*) FILTER (WHERE j.putusan = 'terhenti')::int AS terhenti,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY j.terpakai) FILTER (WHERE j.selesai AND j.putusan <> 'terhenti') / 60e6 AS p50_menit,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY j.terpakai) FILTER (WHERE j.selesai AND j.putusan <> 'terhenti') / 60e6 AS p90_menit,
    (extract(epoch FROM max(j.saat - j.mulai) FILTER (WHERE NOT j.selesai)) / 3600)::float8 AS terbuka_terlama_jam,
    sum(j.jeda)::int8 AS jeda, sum(j.terpakai)::int8 AS terpakai
FROM ({sumber}) j
JOIN sla.kedudukan k -- as the clock's own office had the complaint in its books then
    ON k.aduan_id = j.aduan_id AND k.wilayah = j.wilayah AND k.sejak < coalesce(j.per, 'infinity') AND (k.sampai IS NULL OR k.sampai >= j.per)
LEFT JOIN sla.peristiwa m -- its entry, once; of no clock of another office that it was passed on to
    ON m.aduan_id = j.aduan_id AND m.wilayah = j.wilayah AND m.jenis = %(jenis_mundur)s
GROUP BY 1, 2
ORDER BY 1, 2
