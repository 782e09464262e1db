-- How far somebody has come in the ledger.
SELECT position FROM messaging.marks WHERE name = %(name)s
