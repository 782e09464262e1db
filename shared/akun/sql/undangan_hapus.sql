-- A one-time link that is still about opens nothing any more.
UPDATE akun.petugas SET undangan = NULL, undangan_sampai = clock_timestamp(), diubah_pada = clock_timestamp()
WHERE petugas_id = %(id)s AND undangan_sampai IS NOT NULL
