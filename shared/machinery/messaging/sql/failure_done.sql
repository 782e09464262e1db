-- Taken in after all; kept when more failed since it was claimed.
DELETE FROM messaging.failures WHERE consumer = %(consumer)s AND stream = %(stream)s AND next_try = %(claim)s
