-- The version that wraps, since when no older one is left (NULL: a turn was not finished), and on which hosts an older one still is.
SELECT p.versi, p.selesai,
    (SELECT clock_timestamp() - max(b.selesai) FROM privacy.putaran b) AS umur,
    ARRAY(SELECT DISTINCT r.mesin FROM privacy.proses r
        WHERE r.pada > clock_timestamp() - interval '30 seconds' AND p.versi > ANY (r.versi) ORDER BY r.mesin) AS masih
FROM privacy.putaran p ORDER BY p.versi DESC LIMIT 1
