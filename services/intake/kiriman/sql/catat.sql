-- A notice for each public step of this stretch whose reporter had chosen a channel before; the same event again adds nothing.
INSERT INTO intake.kiriman (wilayah, aduan_id, versi)
SELECT e.wilayah, e.stream, e.version FROM eventstore.ledger l JOIN eventstore.events e USING (stream, version)
WHERE l.position > %(after)s AND l.position <= %(upto)s AND e.type = ANY(%(publik)s)
    AND EXISTS (SELECT FROM eventstore.events k WHERE k.stream = e.stream AND k.type = 'KabarDipilih' AND k.version < e.version)
ON CONFLICT (aduan_id, versi) DO NOTHING
