-- Messages that waited longer than they should, and those given up of the last day; by partial indexes, since it is asked often.
SELECT (SELECT count(*) FROM {outbox} WHERE keadaan = 'menunggu' AND kirim_setelah < statement_timestamp() - interval '5 minutes'),
    (SELECT count(*) FROM {outbox} WHERE keadaan = 'gagal' AND dibuat_pada > statement_timestamp() - interval '1 day')
