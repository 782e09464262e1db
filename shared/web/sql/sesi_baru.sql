-- A visitor comes, or signs in; on the way out goes a handful of sessions whose time is over.
WITH lama AS (
    DELETE FROM web.sesi WHERE id_hash IN (SELECT id_hash FROM web.sesi WHERE berlaku_sampai < clock_timestamp() LIMIT 20 FOR UPDATE SKIP LOCKED)
)
INSERT INTO web.sesi (id_hash, petugas_id, pelapor_id, tahap, peranti, diam, berlaku_sampai)
VALUES (%(id_hash)s, %(petugas_id)s, %(pelapor_id)s, %(tahap)s, %(peranti)s, %(diam)s, clock_timestamp() + %(umur)s)
