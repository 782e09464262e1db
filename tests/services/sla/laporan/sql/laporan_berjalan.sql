-- Complaints with a clock that ran at an instant: heard of before it, and without a verdict by then.
SELECT DISTINCT j.aduan_id
FROM sla.jam j
WHERE j.tercatat_pada < %(saat)s AND (%(wilayah)s = '' OR j.wilayah = %(wilayah)s OR j.wilayah LIKE %(di_bawah)s)
    AND NOT EXISTS (
        SELECT FROM sla.verdik v
        WHERE (v.aduan_id, v.langkah, v.putaran, v.ke) = (j.aduan_id, j.langkah, j.putaran, j.ke) AND v.diketahui_pada < %(saat)s
    )
