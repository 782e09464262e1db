-- A new leader: its number is one higher than that of all before it. Waits for a write of the one before, if that is still under way.
UPDATE messaging.leader SET fence = fence + 1, beat = 0, beat_at = clock_timestamp() RETURNING fence
