-- Of these complaints: the version that this person has seen (NULL: none), and when anybody last opened it.
SELECT aduan_id, max(versi) FILTER (WHERE petugas_id = %(petugas)s), max(pada)
FROM triage.dilihat WHERE aduan_id = ANY(%(aduan)s::uuid[])
GROUP BY aduan_id
