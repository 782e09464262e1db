-- The erasure: the key goes, its row stays so that no new one is ever made for this person.
UPDATE privacy.kunci SET terbungkus = NULL, dihapus_pada = clock_timestamp()
WHERE person_id = %(person)s AND terbungkus IS NOT NULL
