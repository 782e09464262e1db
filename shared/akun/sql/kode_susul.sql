-- No further message: whoever asks is to use the code that was sent. Nothing where none is good any more.
INSERT INTO akun.permintaan_kode (id, kode)
SELECT %(id)s, id FROM akun.kode
WHERE guna = %(guna)s AND pemilik = %(pemilik)s AND kontak = %(kontak)s AND berlaku_sampai > clock_timestamp()
