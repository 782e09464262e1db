-- Who else has it open: looked at within two minutes.
SELECT nama FROM triage.sedang_dibuka
WHERE aduan_id = %(aduan)s AND petugas_id <> %(petugas)s AND pada > clock_timestamp() - interval '2 minutes'
ORDER BY nama
