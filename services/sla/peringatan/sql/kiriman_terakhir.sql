-- What went to this address by this rule within the rule's time: how many messages, when the last joint one; and the present moment.
SELECT count(DISTINCT coalesce(gabungan::text, id::text))::int, max(terkirim_pada) FILTER (WHERE gabungan IS NOT NULL), statement_timestamp()
FROM sla.kiriman
WHERE keadaan = 'terkirim' AND aturan_id = %(aturan_id)s AND kontak_id = %(kontak_id)s AND terkirim_pada > statement_timestamp() - %(selama)s
