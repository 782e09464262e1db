-- The wrapped keys of these people; NULL for an erased one, no row for one who never had any.
SELECT person_id, terbungkus, master_versi FROM privacy.kunci WHERE person_id = ANY(%(person)s)
