-- How much of these complaints the read model has seen.
SELECT aduan_id, versi FROM intake.pribadi WHERE aduan_id = ANY(%(aduan)s)
