-- Open complaints of this office that may be about the same, as far as anybody may know of them.
SELECT sub_kategori, lokasi, keadaan, diterima_pada FROM triage.mirip_untuk_warga(%(kantor)s, %(kategori)s, %(teks)s)
