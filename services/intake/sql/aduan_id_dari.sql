-- The complaint of a tracking code; a function, because who has only the code has no wilayah.
SELECT intake.aduan_dari_lacak(%(sidik)s)
