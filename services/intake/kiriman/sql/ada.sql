-- Whether there is anything to tell of or to send: all that a round asks while nothing happens.
SELECT coalesce((SELECT position FROM messaging.marks WHERE name = %(tanda)s), 0) < coalesce((SELECT max(position) FROM eventstore.ledger), 0)
    OR EXISTS (SELECT FROM intake.kiriman WHERE keadaan = 'menunggu' AND kirim_setelah <= statement_timestamp())
