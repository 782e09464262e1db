-- The archives' retention schedule of a region, with where it comes from.
INSERT INTO kantor.jra (wilayah, klasifikasi, aktif_hari, inaktif_hari, nasib, dasar, oleh)
VALUES (%(wilayah)s, %(klasifikasi)s, %(aktif)s, %(inaktif)s, %(nasib)s, %(dasar)s, %(oleh)s)
ON CONFLICT (wilayah) DO UPDATE
    SET klasifikasi = excluded.klasifikasi, aktif_hari = excluded.aktif_hari, inaktif_hari = excluded.inaktif_hari,
        nasib = excluded.nasib, dasar = excluded.dasar, oleh = excluded.oleh, sejak = clock_timestamp()
