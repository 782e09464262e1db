-- Looked at until here. What came since the round before is looked at in the next one again: two processes may have written at once, and the
-- slower one's row be the older.
INSERT INTO triage.cari_tanda AS t (dari, sampai) VALUES (%(sampai)s, %(sampai)s)
ON CONFLICT ((true)) DO UPDATE SET dari = t.sampai, sampai = excluded.sampai, pada = clock_timestamp()
WHERE t.sampai <= excluded.sampai AND t.pada < clock_timestamp() - interval '30 seconds'
