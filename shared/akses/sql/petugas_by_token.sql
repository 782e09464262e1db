-- Who holds this token.
SELECT id, nama, peran, wilayah FROM kantor.petugas WHERE token_hash = %(hash)s AND aktif
