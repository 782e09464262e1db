-- Which offices print what with templates of their own.
SELECT wilayah, nama, diubah_pada FROM kantor.templat_surat ORDER BY wilayah, nama
