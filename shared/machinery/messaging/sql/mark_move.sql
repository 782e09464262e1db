-- Move a mark on, never back: of several who move it the furthest counts.
INSERT INTO messaging.marks (name, position) VALUES (%(name)s, %(position)s)
ON CONFLICT (name) DO UPDATE SET position = greatest(messaging.marks.position, excluded.position)
