-- Which version of its code opens each of these complaints.
SELECT aduan_id, versi FROM intake.kode_lacak WHERE aduan_id = ANY(%(aduan)s)
