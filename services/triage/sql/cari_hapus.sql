-- Over, restricted or forgotten: nothing of them stays here.
DELETE FROM triage.cari WHERE aduan_id = ANY(%(aduan)s::uuid[])
