-- What an issued register was drawn from.
SELECT nomor, pada, sidik, pencetak, sumber, data, orang FROM triage.register_terbit WHERE id = %(id)s
