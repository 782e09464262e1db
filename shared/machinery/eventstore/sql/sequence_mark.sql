-- How far the last sequencer had come, where its mark counts: in this place, with a ledger no shorter than then, and not in the future.
SELECT xid::text, stream, version FROM eventstore.sequencer_mark
WHERE place = %(place)s AND position <= %(position)s AND xid < pg_snapshot_xmax(pg_current_snapshot())
