-- The alerts of this stretch of the ledger.
SELECT e.cloudevent FROM eventstore.ledger l JOIN eventstore.events e USING (stream, version)
WHERE l.position > %(after)s AND l.position <= %(upto)s AND e.type IN ('BatasWaktuMendekat', 'BatasWaktuTerlewati')
ORDER BY l.position
