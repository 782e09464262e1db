-- How many changes of each code's rules this service has followed.
SELECT name, position FROM messaging.marks WHERE starts_with(name, %(prefix)s)
