-- Merges of one complaint, or into it, one after another.
SELECT pg_advisory_xact_lock(hashtextextended('gabungan ' || %(aduan)s::uuid::text, 0))
