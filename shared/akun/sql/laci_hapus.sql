-- It was sent after all, or thrown away.
SELECT web.draf_petugas_hapus(%(petugas)s, %(alamat)s, %(halaman)s)
