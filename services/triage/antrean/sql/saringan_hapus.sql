-- Only one's own.
DELETE FROM triage.saringan WHERE id = %(id)s AND petugas_id = %(petugas)s
