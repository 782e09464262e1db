-- Keys of an older backup that no version at hand opens, and that the newest copy does not know: swept since, or lost with it.
DELETE FROM privacy.kunci WHERE terbungkus IS NOT NULL AND master_versi <> ALL (%(versi)s::int[]) AND person_id <> ALL (%(person)s::uuid[])
