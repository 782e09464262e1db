-- The archives' retention schedule that holds for files of this office: the nearest region's.
SELECT klasifikasi, aktif_hari, inaktif_hari, nasib, dasar FROM kantor.jra
WHERE wilayah = '' OR %(kantor)s = wilayah OR starts_with(%(kantor)s, wilayah || '.')
ORDER BY length(wilayah) DESC LIMIT 1
