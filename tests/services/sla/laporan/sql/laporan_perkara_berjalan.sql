-- Complaints whose whole case may have run at an instant, where the office had them in its books then: handled, or waiting for a parent's answer.
SELECT DISTINCT aduan_id
FROM sla.kedudukan
WHERE sejak < %(saat)s AND (sampai IS NULL OR sampai >= %(saat)s) AND keadaan = ANY(%(keadaan)s::text[])
    AND (%(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
