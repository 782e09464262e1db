-- How far each of those has come whose names begin alike.
SELECT name, position FROM messaging.marks WHERE starts_with(name, %(prefix)s)
