-- Every reader of the ledger has come as far as it reaches, and the relay has published all of it.
UPDATE messaging.marks SET position = %(head)s WHERE name = 'relay' OR position = %(before)s
