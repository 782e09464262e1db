-- What became of it: sent, tried again later, or given up.
UPDATE sla.kabar_pelanggan SET
    keadaan = %(keadaan)s,
    percobaan = percobaan + %(dicoba)s,
    kirim_setelah = coalesce(%(nanti)s::timestamptz, kirim_setelah),
    terkirim_pada = CASE WHEN %(keadaan)s = 'terkirim' THEN clock_timestamp() END,
    galat = %(galat)s
WHERE id = %(id)s
