-- Copies of a life that are as old are the same to the sums: the first ones, by how often each of them stands for.
SELECT banyak, array_agg(pertama) FROM (
    SELECT count(*) AS banyak, (array_agg(baru ORDER BY baru))[1] AS pertama FROM semua GROUP BY lama, geser
) x
GROUP BY banyak ORDER BY banyak
