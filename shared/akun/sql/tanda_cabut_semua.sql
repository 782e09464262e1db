-- Whoever holds a token of this account from before gets no right that is given now.
UPDATE akun.token SET dicabut_pada = clock_timestamp() WHERE petugas_id = %(id)s AND dicabut_pada IS NULL
