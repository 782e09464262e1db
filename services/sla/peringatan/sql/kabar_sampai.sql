-- Everything up to here has its deliveries.
INSERT INTO messaging.marks (name, position) VALUES ('kabar', %(position)s)
ON CONFLICT (name) DO UPDATE SET position = greatest(messaging.marks.position, excluded.position)
