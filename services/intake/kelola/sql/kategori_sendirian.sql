-- One change of what a wilayah offers at a time: two that were judged on the same list would each miss what the other adds or hides.
SELECT pg_advisory_xact_lock(hashtextextended('aduan.kategori ' || %(wilayah)s, 0))
