-- Whether there is anything to note, to tell or to send: all that a round asks while nothing happens.
SELECT coalesce((SELECT position FROM messaging.marks WHERE name = %(tanda)s), 0) < coalesce((SELECT max(position) FROM eventstore.ledger), 0)
    OR EXISTS (SELECT FROM sla.kiriman WHERE keadaan = 'menunggu' AND kirim_setelah <= statement_timestamp())
    OR EXISTS (SELECT FROM messaging.pelanggan WHERE hilang_pada IS NOT NULL)
    OR EXISTS (SELECT FROM sla.kabar_pelanggan WHERE keadaan = 'menunggu' AND kirim_setelah <= statement_timestamp())
