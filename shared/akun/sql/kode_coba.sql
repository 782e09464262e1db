-- One try: counted before it is looked at, so that two at once are two.
UPDATE akun.kode SET percobaan = percobaan + 1
WHERE id = %(id)s AND guna = %(guna)s AND percobaan < %(paling)s AND berlaku_sampai > clock_timestamp()
RETURNING pemilik, kode
