-- The feed in ledger order; what none of the reader's codes covers comes as position and leaf alone. OFFSET 0 keeps the
-- planner at one look-up a row, however large the ledger is.
SELECT l.position, l.leaf, l.hash, CASE WHEN l.wilayah = ANY(%(codes)s) OR l.wilayah LIKE ANY(%(below)s) THEN e.cloudevent END
FROM eventstore.ledger l
CROSS JOIN LATERAL (SELECT cloudevent FROM eventstore.events WHERE stream = l.stream AND version = l.version OFFSET 0) e
WHERE l.position > %(after)s
ORDER BY l.position
LIMIT %(limit)s
