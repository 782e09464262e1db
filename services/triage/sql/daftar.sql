-- One page of the queue: what somebody objected to first, then what is due soonest; what has no due time comes last. Office by office, each by an
-- index that is in this order, and the first of them all; with the conditions of what is asked for, and of nothing that is not.
SELECT a.*
FROM ({kantor}) k CROSS JOIN LATERAL (
    SELECT aduan_id AS id, nomor, wilayah AS kecamatan, keadaan, langkah, jenis, kategori, sub_kategori, saluran, rahasia, jeda, putaran, diterima_pada, batas,
        dekat_pada, perkara_batas, langkah_sejak, ditanya_pada, dijeda, versi, NULL::text AS dialihkan_ke, NULL::timestamptz AS dialihkan_pada
    FROM triage.aduan
    WHERE wilayah COLLATE "C" = k.kode AND {saring}
      AND (putaran = 1, coalesce(batas, '9999-01-01 00:00+00'), aduan_id) > (%(pertama)s, %(batas)s, %(aduan_id)s)
    ORDER BY putaran = 1, coalesce(batas, '9999-01-01 00:00+00'), aduan_id
    LIMIT %(jumlah)s
) a
ORDER BY a.putaran = 1, coalesce(a.batas, '9999-01-01 00:00+00'), a.id
LIMIT %(jumlah)s
