-- Complaints of this stretch of the ledger whose read model does not have their version.
SELECT l.stream
FROM (SELECT stream, max(version) AS version FROM eventstore.ledger WHERE position > %(after)s AND position <= %(upto)s GROUP BY stream) l
LEFT JOIN {table} h ON h.aduan_id = l.stream
WHERE coalesce(h.versi, 0) < l.version
  AND EXISTS (SELECT FROM eventstore.events e WHERE e.stream = l.stream AND e.version = 1 AND e.type = 'AduanDiterima')
