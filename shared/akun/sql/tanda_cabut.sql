-- A token is revoked; what was revoked stays so.
UPDATE akun.token SET dicabut_pada = clock_timestamp()
WHERE id = %(id)s AND dicabut_pada IS NULL AND (%(petugas)s::uuid IS NULL OR petugas_id = %(petugas)s)
