-- News that could not be taken in, parked first; the bytes of what cannot be read, of which the page quotes nothing (dead.py::gist).
SELECT id, consumer, stream, CASE WHEN stream IS NULL THEN body END AS body, error, attempts, first_at, next_try, parked_at, count(*) OVER ()::int AS semua
FROM messaging.failures ORDER BY parked_at IS NULL, first_at LIMIT 200
