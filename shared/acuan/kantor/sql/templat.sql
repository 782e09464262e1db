-- An office's answer templates; those of the category before those for every one.
SELECT id, judul, isi, kategori, diubah_pada FROM triage.templat
WHERE wilayah = %(wilayah)s AND (%(kategori)s::text IS NULL OR kategori IS NULL OR kategori = %(kategori)s)
ORDER BY kategori IS NULL, lower(judul)
