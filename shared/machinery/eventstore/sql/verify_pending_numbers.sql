-- What gave or passed over numbers and is committed, but not in the part of the ledger that was read.
SELECT e.cloudevent FROM eventstore.events e
WHERE e.type IN ('AduanDiterima', 'NomorDilewati')
    AND NOT EXISTS (SELECT FROM eventstore.ledger l WHERE l.stream = e.stream AND l.version = e.version AND l.position <= %(upto)s)
