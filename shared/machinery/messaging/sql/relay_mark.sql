-- The relay's mark moves on, by the leader of this number alone.
WITH leader AS MATERIALIZED (SELECT FROM messaging.leader WHERE fence = %(fence)s FOR KEY SHARE)
UPDATE messaging.marks SET position = greatest(position, %(position)s) WHERE name = 'relay' AND EXISTS (SELECT FROM leader)
