-- A page of what offices here passed on to others: each complaint once, by the last that did so, and only where none of these offices
-- has it now. It has no due time, so it stands where the queue's others without one do. Office by office, as `daftar` does it.
SELECT a.*
FROM ({kantor}) k CROSS JOIN LATERAL (
    SELECT aduan_id AS id, nomor, wilayah AS kecamatan, 'dialihkan' AS keadaan, NULL::smallint AS langkah, jenis, kategori, sub_kategori, saluran, rahasia,
        false AS jeda, putaran, diterima_pada, NULL::timestamptz AS batas, NULL::timestamptz AS dekat_pada, NULL::timestamptz AS perkara_batas,
        NULL::timestamptz AS langkah_sejak, NULL::timestamptz AS ditanya_pada, 0::bigint AS dijeda, versi, ke AS dialihkan_ke,
        keluar_pada AS dialihkan_pada
    FROM triage.alihan m
    WHERE wilayah COLLATE "C" = k.kode AND {luar} AND {saring}
      AND NOT EXISTS (SELECT FROM triage.alihan WHERE aduan_id = m.aduan_id AND urutan > m.urutan AND {di} OFFSET 0)
      AND NOT EXISTS (SELECT FROM triage.aduan WHERE aduan_id = m.aduan_id AND {di} OFFSET 0)
      AND (putaran = 1, '9999-01-01 00:00+00'::timestamptz, aduan_id) > (%(pertama)s, %(batas)s, %(aduan_id)s)
    ORDER BY putaran = 1, aduan_id
    LIMIT %(jumlah)s
) a
ORDER BY a.putaran = 1, a.id
LIMIT %(jumlah)s
