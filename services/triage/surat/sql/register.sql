-- A month's stretches for the register, in the order they began: what is there now (no place, no version), and what was passed on since.
SELECT aduan_id, urutan
FROM (
    SELECT aduan_id, NULL::smallint AS urutan, masuk_pada, nomor FROM triage.aduan
    WHERE (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s) AND masuk_pada >= %(mulai)s AND masuk_pada < %(sampai)s
    UNION ALL
    SELECT aduan_id, urutan, masuk_pada, nomor FROM triage.alihan
    WHERE (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s) AND masuk_pada >= %(mulai)s AND masuk_pada < %(sampai)s
) masa
ORDER BY masuk_pada, nomor
