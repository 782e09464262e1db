-- The clocks as they were known at an instant: those that had ended with the last verdict given before it, and those that ran.
SELECT v.aduan_id, v.langkah, v.wilayah, j.standar, j.mulai, v.batas, v.putusan, v.terpakai, v.jeda, true AS selesai,
    %(saat)s::timestamptz AS saat, %(saat)s::timestamptz AS per
FROM (
    SELECT DISTINCT ON (aduan_id, langkah, putaran, ke) * FROM sla.verdik
    WHERE diketahui_pada < %(saat)s AND (%(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
    ORDER BY aduan_id, langkah, putaran, ke, urutan DESC
) v JOIN sla.jam j USING (aduan_id, langkah, putaran, ke)
UNION ALL
SELECT aduan_id, langkah, wilayah, standar, mulai, batas, 'berjalan', terpakai, jeda, false, %(saat)s::timestamptz, %(saat)s::timestamptz
FROM unnest(
    %(aduan)s::uuid[], %(langkah)s::smallint[], %(kantor)s::text[], %(mulai)s::timestamptz[], %(batas)s::timestamptz[],
    %(terpakai)s::bigint[], %(jeda)s::bigint[], %(standar)s::text[]
) r (aduan_id, langkah, wilayah, mulai, batas, terpakai, jeda, standar)
