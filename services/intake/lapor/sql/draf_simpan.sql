-- A draft as it is now; the end of SOP step 1 is recorded once.
UPDATE web.draf SET isi = %(isi)s, diubah_pada = clock_timestamp(),
    pemberi_selesai_pada = coalesce(pemberi_selesai_pada, CASE WHEN %(pemberi_selesai)s THEN clock_timestamp() END)
WHERE id = %(id)s
