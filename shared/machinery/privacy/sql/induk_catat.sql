-- The first one: from now on every other is refused.
INSERT INTO privacy.sidik_induk (sidik) VALUES (%(sidik)s)
