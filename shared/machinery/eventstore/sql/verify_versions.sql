-- Streams that the ledger does not have from version 1 on without a gap, and in that order.
SELECT DISTINCT stream FROM (
    SELECT stream, version, row_number() OVER (PARTITION BY stream ORDER BY position) AS n FROM eventstore.ledger
) numbered WHERE version <> n LIMIT 20
