-- One act on an account at a time: two that were judged on the same roles would each miss what the other does.
SELECT pg_advisory_xact_lock(hashtextextended('aduan.akun ' || %(id)s::text, 0))
