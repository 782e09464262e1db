-- Losses of which nobody was told yet; and whether it was noted that there is nobody to tell.
SELECT p.nama, p.mendengar, p.hilang_pada, p.sampai, k.id IS NOT NULL
FROM (
    SELECT nama, array_agg(wilayah ORDER BY wilayah) AS mendengar, max(hilang_pada) AS hilang_pada, max(hilang_sampai) AS sampai
    FROM messaging.pelanggan WHERE hilang_pada IS NOT NULL GROUP BY nama
) p LEFT JOIN sla.kabar_pelanggan k ON (k.nama, k.hilang_pada, k.kontak_id) = (p.nama, p.hilang_pada, 0)
WHERE NOT EXISTS (SELECT FROM sla.kabar_pelanggan t WHERE (t.nama, t.hilang_pada) = (p.nama, p.hilang_pada) AND t.kontak_id <> 0)
ORDER BY p.nama
