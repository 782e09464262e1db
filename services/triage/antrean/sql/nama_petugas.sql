-- The names of colleagues, for the history.
SELECT id, nama FROM kantor.petugas WHERE id = ANY(%(id)s::uuid[])
