-- The first event of a new stream: nothing is looked up, as append_one must; who was first is told by the violated key.
INSERT INTO eventstore.events (stream, version, id, type, wilayah, cloudevent)
VALUES (%(stream)s, 1, %(id)s, %(type)s, %(wilayah)s, %(cloudevent)s)
