-- It was used just now.
SELECT kantor.token_dipakai(%(hash)s)
