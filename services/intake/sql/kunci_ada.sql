-- Which of these people have a key again, or are linked to an account.
SELECT person_id FROM privacy.kunci WHERE person_id = ANY(%(pemilik)s) AND terbungkus IS NOT NULL
UNION SELECT kunci FROM intake.milik WHERE kunci = ANY(%(pemilik)s)
