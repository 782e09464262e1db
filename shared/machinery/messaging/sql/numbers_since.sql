-- The same of the offices where something happened after this position of the ledger or, not in it yet, from this transaction on: whoever
-- takes a number says so by an event in the same transaction. An id of the future came with a dump from another server. OFFSET 0 keeps the
-- planner at one look-up an office.
SELECT n.wilayah, n.tahun, n.terakhir
FROM (
    SELECT wilayah FROM eventstore.ledger WHERE position > %(position)s
    UNION
    SELECT wilayah FROM eventstore.events
    WHERE transaction_id >= %(xid)s::xid8 AND transaction_id < pg_snapshot_xmax(pg_current_snapshot())
) office
CROSS JOIN LATERAL (SELECT wilayah, tahun, terakhir FROM eventstore.nomor WHERE wilayah = office.wilayah OFFSET 0) n
