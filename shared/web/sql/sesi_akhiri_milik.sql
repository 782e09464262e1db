-- Somebody's sessions end: all but the one kept, or the one named.
DELETE FROM web.sesi
WHERE (petugas_id = %(petugas_id)s OR pelapor_id = %(pelapor_id)s)
  AND id_hash IS DISTINCT FROM %(kecuali)s AND (%(hanya)s::bytea IS NULL OR id_hash = %(hanya)s)
