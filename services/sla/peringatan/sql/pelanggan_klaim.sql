-- Claim one for five minutes: who dies sending does not lose it, and may send it twice.
UPDATE sla.kabar_pelanggan k SET kirim_setelah = statement_timestamp() + interval '5 minutes'
FROM (
    SELECT id FROM sla.kabar_pelanggan WHERE keadaan = 'menunggu' AND kirim_setelah <= statement_timestamp()
    ORDER BY kirim_setelah, id LIMIT 1 FOR UPDATE SKIP LOCKED
) ini
WHERE k.id = ini.id
RETURNING k.id, k.nama, k.mendengar, k.hilang_pada, k.sampai, k.dari, k.paling_banyak, k.kontak_id, k.percobaan, statement_timestamp()
