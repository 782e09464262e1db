-- What became of one message; a sealed text goes as soon as it is of no more use.
UPDATE intake.kiriman SET
    keadaan = %(keadaan)s,
    percobaan = percobaan + %(dicoba)s,
    kirim_setelah = coalesce(%(nanti)s, kirim_setelah),
    terkirim_pada = CASE WHEN %(keadaan)s = 'terkirim' THEN clock_timestamp() END,
    isi = CASE WHEN %(keadaan)s = 'menunggu' THEN isi END,
    galat = %(galat)s
WHERE id = %(id)s
