-- Which of these people have a key again.
SELECT person_id FROM privacy.kunci WHERE person_id = ANY(%(pemilik)s) AND terbungkus IS NOT NULL
