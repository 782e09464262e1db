-- Whether anybody's complaint is there: a demonstration is never mixed with one.
SELECT EXISTS (SELECT FROM eventstore.events WHERE type = 'AduanDiterima')
