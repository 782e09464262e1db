-- One try: counted before it is looked at, so that two at once are two.
UPDATE akun.permintaan_kode p SET percobaan = p.percobaan + 1 FROM akun.kode k
WHERE p.id = %(id)s AND k.id = p.kode AND k.guna = %(guna)s AND p.percobaan < %(paling)s AND k.berlaku_sampai > clock_timestamp()
RETURNING k.id, k.pemilik, k.kontak, k.acak, k.sungguh
