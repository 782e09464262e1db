-- What nobody has decided in time makes room for being asked again.
UPDATE akun.usulan SET akhir = 'kedaluwarsa', diputus_pada = clock_timestamp()
WHERE petugas_id = %(petugas)s AND akhir IS NULL AND berlaku_sampai <= clock_timestamp()
