-- One event after the version that was read, from 1; no row comes in when that version is not there. The first statement of its
-- transaction, so that the transaction id is taken after the stream was read.
INSERT INTO eventstore.events (stream, version, id, type, wilayah, cloudevent)
SELECT %(stream)s, %(expected)s + 1, %(id)s, %(type)s, %(wilayah)s, %(cloudevent)s
WHERE EXISTS (SELECT FROM eventstore.events WHERE stream = %(stream)s AND version = %(expected)s)
