-- Their reporters are forgotten: nothing links these complaints to anybody any more.
DELETE FROM intake.milik WHERE kunci = ANY(%(kunci)s)
