-- Of one share of the streams: those that the ledger does not have from version 1 on without a gap, and in that order.
SELECT DISTINCT stream FROM (
    SELECT stream, version, row_number() OVER (PARTITION BY stream ORDER BY position) AS n
    FROM eventstore.ledger WHERE (uuid_hash(stream) & 2147483647) %% %(of)s = %(share)s
) numbered WHERE version <> n LIMIT 20
