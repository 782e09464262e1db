-- One delivery for each loss and address, however many replicas see it. At most what a queue holds can have been in it, the newest.
INSERT INTO sla.kabar_pelanggan (nama, mendengar, hilang_pada, sampai, dari, paling_banyak, kontak_id, keadaan, galat)
SELECT %(nama)s, %(mendengar)s, %(hilang_pada)s, %(sampai)s, antrean.dari, antrean.banyak, kontak_id, %(keadaan)s, %(galat)s
FROM unnest(%(kontak)s::int[]) kontak_id, (
    SELECT coalesce(min(position), 0) AS dari, count(*)::int AS banyak FROM (
        SELECT position FROM eventstore.ledger
        WHERE position <= %(sampai)s AND (wilayah = ANY(%(mendengar)s) OR wilayah LIKE ANY(%(di_bawah)s))
        ORDER BY position DESC LIMIT %(muat)s
    ) terbaru
) antrean
ON CONFLICT (nama, hilang_pada, kontak_id) DO NOTHING
