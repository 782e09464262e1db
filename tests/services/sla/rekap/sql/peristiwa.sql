-- What happened besides the steps in a period, counted by the office at which it did: one row an office where anything did.
SELECT wilayah AS kantor,
    count(*) FILTER (WHERE jenis = 'penilaian')::int AS penilaian,
    round(avg(nilai), 1)::float8 AS rata_nilai,
    count(*) FILTER (WHERE nilai = 1)::int AS nilai_1,
    count(*) FILTER (WHERE nilai = 2)::int AS nilai_2,
    count(*) FILTER (WHERE nilai = 3)::int AS nilai_3,
    count(*) FILTER (WHERE nilai = 4)::int AS nilai_4,
    count(*) FILTER (WHERE nilai = 5)::int AS nilai_5,
    count(*) FILTER (WHERE jenis = 'identitas_dibuka')::int AS identitas_dibuka,
    count(*) FILTER (WHERE jenis = 'dibuka_kembali')::int AS dibuka_kembali,
    count(*) FILTER (WHERE jenis = 'digabungkan')::int AS digabungkan,
    count(*) FILTER (WHERE jenis = 'dialihkan')::int AS dialihkan,
    count(*) FILTER (WHERE jenis = 'dialihkan_keluar')::int AS dialihkan_keluar,
    count(*) FILTER (WHERE jenis = 'alihan_masuk')::int AS alihan_masuk,
    count(*) FILTER (WHERE jenis = 'dicatat_mundur')::int AS dicatat_mundur
FROM sla.peristiwa
WHERE (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s) AND pada >= %(dari)s AND pada < %(sampai)s
GROUP BY wilayah
ORDER BY wilayah
