-- What somebody did not get sent on this page, the oldest first.
SELECT alamat, aduan_id, pemilik, isi, sebab, diubah_pada, kunci FROM web.draf_petugas_ambil(%(petugas)s, %(halaman)s)
