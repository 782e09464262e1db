-- Everything up to here has its notices.
INSERT INTO messaging.marks (name, position) VALUES ('kabar-warga', %(upto)s)
ON CONFLICT (name) DO UPDATE SET position = greatest(messaging.marks.position, excluded.position)
