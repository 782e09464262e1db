-- Claim what is due for one address by one rule, for five minutes: who dies sending does not lose it, and may send it twice. A few where
-- each goes alone, everything where many go together. None while the clock is in doubt: what is to go later would go at once.
WITH kelompok AS MATERIALIZED (
    SELECT aturan_id, kontak_id, wilayah FROM sla.kiriman
    WHERE keadaan = 'menunggu' AND kirim_setelah <= statement_timestamp()
        AND NOT EXISTS (SELECT FROM messaging.clock_jumps WHERE confirmed_at IS NULL)
    ORDER BY kirim_setelah LIMIT 1 FOR UPDATE SKIP LOCKED
)
UPDATE sla.kiriman k SET kirim_setelah = statement_timestamp() + interval '5 minutes'
FROM (
    SELECT id FROM sla.kiriman
    WHERE keadaan = 'menunggu' AND kirim_setelah <= statement_timestamp()
        AND (aturan_id, kontak_id, wilayah) = (SELECT aturan_id, kontak_id, wilayah FROM kelompok)
    ORDER BY kirim_setelah, id
    LIMIT (
        SELECT CASE WHEN bool_and(a.gabung_lebih_dari IS NULL) THEN %(sendiri)s::bigint ELSE %(bersama)s END
        FROM kelompok JOIN sla.aturan_kabar a ON a.id = aturan_id
    )
    FOR UPDATE SKIP LOCKED
) ini
WHERE k.id = ini.id
RETURNING k.id, k.aturan_id, k.kontak_id, k.wilayah, k.aduan_id, k.nomor, k.jam, k.jenis, k.langkah, k.batas, k.peran, k.percobaan,
    coalesce(CASE k.jam
        WHEN 'perkara' THEN (SELECT p.selesai IS NOT NULL FROM sla.perkara p WHERE (p.aduan_id, p.putaran) = (k.aduan_id, k.putaran))
        ELSE (SELECT j.selesai IS NOT NULL FROM sla.jam j WHERE (j.aduan_id, j.langkah, j.putaran, j.ke) = (k.aduan_id, k.langkah, k.putaran, k.ke))
    END, false)
