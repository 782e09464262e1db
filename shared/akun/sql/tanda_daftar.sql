-- Tokens by what they are for, those that open something first.
SELECT id, petugas_id, nama, dibuat_pada, berlaku_sampai, terakhir_pada, dicabut_pada,
    dicabut_pada IS NULL AND berlaku_sampai > clock_timestamp() AS berlaku
FROM akun.token WHERE %(petugas)s::uuid IS NULL OR petugas_id = %(petugas)s
ORDER BY berlaku DESC, dibuat_pada DESC LIMIT 500
