-- One more failure of each key, and the wait that follows from it; on the way out goes a handful of forgotten ones.
WITH lama AS (
    DELETE FROM akun.batas WHERE kunci IN (
        SELECT kunci FROM akun.batas WHERE terakhir_pada < clock_timestamp() - interval '2 days' LIMIT 20 FOR UPDATE SKIP LOCKED)
), baru AS (
    SELECT * FROM unnest(%(kunci)s::bytea[], %(bebas)s::int[], %(mula)s::int[], %(paling)s::int[], %(lupa)s::interval[])
        AS b (kunci, bebas, mula, paling, lupa) ORDER BY kunci
)
INSERT INTO akun.batas AS x (kunci, gagal, tertahan_sampai)
SELECT kunci, 1, clock_timestamp() FROM baru
ON CONFLICT (kunci) DO UPDATE SET
    gagal = CASE WHEN x.terakhir_pada < clock_timestamp() - (SELECT lupa FROM baru WHERE baru.kunci = x.kunci) THEN 1 ELSE x.gagal + 1 END,
    tertahan_sampai = clock_timestamp() + (
        SELECT CASE WHEN x.gagal + 1 <= bebas OR x.terakhir_pada < clock_timestamp() - lupa THEN interval '0'
            ELSE least(paling, mula * 2 ^ least(x.gagal - bebas, 20)) * interval '1 second' END
        FROM baru WHERE baru.kunci = x.kunci),
    terakhir_pada = clock_timestamp()
RETURNING gagal
