-- It signed in: a new secret at each time, also for the others who use this browser; of one account the newest twenty are kept.
WITH lama AS (
    DELETE FROM akun.peranti WHERE berlaku_sampai < clock_timestamp() OR (sidik = %(lama)s AND siapa = %(siapa)s) OR (sidik, siapa) IN (
        SELECT sidik, siapa FROM akun.peranti WHERE akun = %(akun)s ORDER BY terakhir_pada DESC OFFSET 19)
), pindah AS (
    UPDATE akun.peranti SET sidik = %(sidik)s WHERE sidik = %(lama)s AND siapa <> %(siapa)s AND berlaku_sampai > clock_timestamp()
        AND akun <> %(akun)s
)
INSERT INTO akun.peranti (sidik, siapa, akun, berlaku_sampai) VALUES (%(sidik)s, %(siapa)s, %(akun)s, clock_timestamp() + %(berlaku)s)
