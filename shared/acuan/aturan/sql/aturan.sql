-- The versions of rules that transactions from %(sejak)s on recorded, each stream's in their order, and from which transaction on to look
-- the next time: whatever came before it is over, and was seen.
SELECT
    pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
    ARRAY(
        SELECT cloudevent FROM eventstore.events
        WHERE type IN ('SopDiubah', 'KalenderDiubah') AND transaction_id >= %(sejak)s::text::xid8
        ORDER BY stream, version
    )
