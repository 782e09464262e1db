-- The clocks as they were known at an instant: each with the last verdict given before it, running if there was none.
SELECT j.aduan_id, j.langkah, j.wilayah, j.mulai, j.batas, v.putusan, coalesce(v.terpakai, j.terpakai) AS terpakai, j.jeda,
    v.putusan IS NOT NULL AS selesai, %(saat)s AS saat
FROM sla.jam j
LEFT JOIN LATERAL (
    SELECT putusan, terpakai FROM sla.verdik
    WHERE (aduan_id, langkah, putaran, ke) = (j.aduan_id, j.langkah, j.putaran, j.ke) AND diketahui_pada < %(saat)s
    ORDER BY urutan DESC LIMIT 1
) v ON true
WHERE j.mulai < %(saat)s AND (%(wilayah)s = '' OR j.wilayah = %(wilayah)s OR j.wilayah LIKE %(di_bawah)s)
