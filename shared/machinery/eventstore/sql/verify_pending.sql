-- Events that the part of the ledger that was read does not have, and how many of them it has got meanwhile. Counted and not looked up one
-- by one: of the rows that were read each has at most one event, and how many have one is known.
SELECT (SELECT count(*) FROM eventstore.events), (SELECT count(*) FROM eventstore.ledger WHERE position > %(upto)s)
