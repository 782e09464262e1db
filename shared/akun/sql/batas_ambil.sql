-- One try of each key, counted before it is judged. While one of them waits nothing is counted: the rows are locked first, in order, and
-- of those that come in at once for a new key the conflict tells who came too late. On the way out goes a handful of forgotten ones.
WITH lama AS (
    DELETE FROM akun.batas WHERE kunci IN (
        SELECT kunci FROM akun.batas WHERE terakhir_pada < clock_timestamp() - interval '2 days' AND kunci <> ALL(%(kunci)s)
        LIMIT 20 FOR UPDATE SKIP LOCKED)
), baru AS MATERIALIZED (
    SELECT * FROM unnest(%(kunci)s::bytea[], %(bebas)s::int[], %(mula)s::int[], %(paling)s::int[], %(lupa)s::interval[])
        AS b (kunci, bebas, mula, paling, lupa) ORDER BY kunci
), ada AS MATERIALIZED (
    SELECT kunci, gagal, tertahan_sampai FROM akun.batas WHERE kunci = ANY(%(kunci)s) ORDER BY kunci FOR UPDATE
), tahan AS MATERIALIZED (
    SELECT kunci, gagal, tertahan_sampai FROM ada WHERE tertahan_sampai > clock_timestamp()
), hitung AS (
    INSERT INTO akun.batas AS x (kunci, gagal, tertahan_sampai)
    SELECT kunci, 1, clock_timestamp() + CASE WHEN bebas <= 1 THEN mula * interval '1 second' ELSE interval '0' END
    FROM baru WHERE NOT EXISTS (SELECT FROM tahan) ORDER BY kunci
    ON CONFLICT (kunci) DO UPDATE SET (gagal, tertahan_sampai, terakhir_pada, diterima) = (
        SELECT
            CASE WHEN x.tertahan_sampai > clock_timestamp() THEN x.gagal WHEN usang THEN 1 ELSE x.gagal + 1 END,
            CASE WHEN x.tertahan_sampai > clock_timestamp() THEN x.tertahan_sampai
                ELSE clock_timestamp() + CASE WHEN usang OR x.gagal + 1 < bebas THEN interval '0'
                    ELSE least(paling, mula * 2 ^ least(x.gagal + 1 - bebas, 20)) * interval '1 second' END END,
            CASE WHEN x.tertahan_sampai > clock_timestamp() THEN x.terakhir_pada ELSE clock_timestamp() END,
            x.tertahan_sampai <= clock_timestamp()
        FROM (SELECT b.*, x.terakhir_pada < clock_timestamp() - b.lupa AS usang FROM baru b WHERE b.kunci = x.kunci) s
    )
    RETURNING kunci, gagal, diterima, tertahan_sampai
)
SELECT kunci, gagal, diterima, ceil(extract(epoch FROM tertahan_sampai - clock_timestamp()))::int FROM hitung
UNION ALL
SELECT kunci, gagal, false, ceil(extract(epoch FROM tertahan_sampai - clock_timestamp()))::int FROM tahan
