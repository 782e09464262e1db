-- The complaint of a tracking code.
SELECT aduan_id FROM intake.lacak WHERE lacak = %(lacak)s
