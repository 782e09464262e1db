-- A new code; older ones of the same purpose and owner, and those whose time is over, go.
WITH lama AS (
    DELETE FROM akun.kode WHERE (guna = %(guna)s AND pemilik = %(pemilik)s) OR berlaku_sampai < clock_timestamp()
)
INSERT INTO akun.kode (id, guna, pemilik, kode, berlaku_sampai)
VALUES (%(id)s, %(guna)s, %(pemilik)s, %(kode)s, clock_timestamp() + %(berlaku)s)
