-- A template of this office.
DELETE FROM triage.templat WHERE id = %(id)s AND wilayah = %(wilayah)s
