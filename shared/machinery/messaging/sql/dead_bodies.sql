-- Messages that could not be read, of one number or all.
SELECT id, consumer, body FROM messaging.failures WHERE stream IS NULL AND (%(id)s::bigint IS NULL OR id = %(id)s)
