-- Another token, unless there are too many that are good.
INSERT INTO akun.token (id, petugas_id, wilayah, nama, sidik, berlaku_sampai)
SELECT %(id)s, %(petugas)s, %(wilayah)s, %(nama)s, %(sidik)s, clock_timestamp() + %(berlaku)s
WHERE (SELECT count(*) FROM akun.token WHERE petugas_id = %(petugas)s AND dicabut_pada IS NULL AND berlaku_sampai > clock_timestamp())
    < %(terbanyak)s
