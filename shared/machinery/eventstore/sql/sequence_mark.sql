-- How far the last sequencer had come, where its mark counts: in this place, with a ledger no shorter than then, and not in the future. One that
-- lies far behind (others filled the ledger since) would cost more than looking at everything.
SELECT xid::text, stream, version, position FROM eventstore.sequencer_mark
WHERE place = %(place)s AND position BETWEEN %(position)s - %(far)s AND %(position)s AND xid < pg_snapshot_xmax(pg_current_snapshot())
