-- That the whole ledger was recomputed, and what came of it: an alarm asks for the last time.
INSERT INTO eventstore.pemeriksaan (kejadian, utuh) VALUES (%(kejadian)s, %(utuh)s)
