-- They add nothing any more, and are forgotten.
DELETE FROM sla.dirangkum WHERE aduan_id = ANY(%(aduan)s)
