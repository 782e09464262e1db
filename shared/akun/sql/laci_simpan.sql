-- What somebody typed and did not get sent.
SELECT web.draf_petugas_simpan(%(petugas)s, %(alamat)s, %(halaman)s, %(aduan)s, %(pemilik)s, %(isi)s, %(sebab)s)
