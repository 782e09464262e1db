-- The bytes of a message that could not be read.
SELECT consumer, body FROM messaging.failures WHERE id = %(id)s AND stream IS NULL
