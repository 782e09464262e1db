-- Taken in after all.
DELETE FROM messaging.failures WHERE consumer = %(consumer)s AND stream = %(stream)s
