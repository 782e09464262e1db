-- The whole cases as they were known at an instant: those that had ended with the last verdict given before it, and those that ran.
SELECT jenis, putusan, true AS selesai, batas, %(saat)s::timestamptz AS saat
FROM (
    SELECT DISTINCT ON (aduan_id, putaran) jenis, putusan, batas FROM sla.verdik_perkara
    WHERE diketahui_pada < %(saat)s AND (%(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
    ORDER BY aduan_id, putaran, urutan DESC
) v
UNION ALL
SELECT jenis, 'berjalan', false, batas, %(saat)s::timestamptz
FROM unnest(%(jenis_perkara)s::text[], %(batas_perkara)s::timestamptz[]) r (jenis, batas)
