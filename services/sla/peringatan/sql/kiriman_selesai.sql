-- What became of these: sent, given up, tried again later, or no longer needed.
UPDATE sla.kiriman SET
    keadaan = %(keadaan)s,
    percobaan = percobaan + %(dicoba)s,
    kirim_setelah = coalesce(%(nanti)s::timestamptz, kirim_setelah),
    terkirim_pada = CASE WHEN %(keadaan)s = 'terkirim' THEN clock_timestamp() END,
    gabungan = %(gabungan)s,
    galat = %(galat)s
WHERE id = ANY(%(id)s)
