-- A code for this owner at this contact: the one that is still good goes on, a little longer, so that whoever asks again makes no message
-- worthless that has come; an old one is followed by another.
WITH lama AS (
    DELETE FROM akun.kode WHERE berlaku_sampai < clock_timestamp()
        AND (guna, pemilik, kontak) IS DISTINCT FROM (%(guna)s, %(pemilik)s::uuid, %(kontak)s::bytea)
), kode AS (
    INSERT INTO akun.kode AS x (id, guna, pemilik, kontak, sungguh, acak, berlaku_sampai)
    VALUES (%(kode)s, %(guna)s, %(pemilik)s, %(kontak)s, %(sungguh)s, %(acak)s, clock_timestamp() + %(berlaku)s)
    ON CONFLICT (guna, pemilik, kontak) DO UPDATE SET
        (acak, dibuat_pada, berlaku_sampai) = (
            SELECT CASE WHEN ganti THEN excluded.acak ELSE x.acak END, CASE WHEN ganti THEN clock_timestamp() ELSE x.dibuat_pada END,
                excluded.berlaku_sampai
            FROM (SELECT x.berlaku_sampai < clock_timestamp() OR x.dibuat_pada < clock_timestamp() - %(setua)s AS ganti) s)
    RETURNING id, acak
), minta AS (
    INSERT INTO akun.permintaan_kode (id, kode) SELECT %(id)s, id FROM kode
)
SELECT acak FROM kode
