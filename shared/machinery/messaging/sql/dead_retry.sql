-- Let parked news be tried again at once; unreadable bytes stay parked.
UPDATE messaging.failures SET next_try = clock_timestamp(), parked_at = NULL, attempts = 0
WHERE stream IS NOT NULL AND (%(id)s::bigint IS NULL OR id = %(id)s)
RETURNING id
