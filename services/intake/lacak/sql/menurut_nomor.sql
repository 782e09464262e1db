-- The complaint of a number, for somebody who says that it is theirs.
SELECT aduan_id FROM intake.pribadi WHERE nomor = %(nomor)s
