-- Needs a file and a page that were not there: what a full disk refuses, and a database that only reads.
TRUNCATE messaging.penulisan;
INSERT INTO messaging.penulisan VALUES (repeat('x', 1000));
