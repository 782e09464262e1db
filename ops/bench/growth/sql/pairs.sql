-- Copies of a life that are as old are the same to the sums: how often each first one of them stands for, a lot of lives and an age a row.
SELECT banyak, array_agg(pertama) FROM (
    SELECT geser, count(*) AS banyak, (array_agg(baru ORDER BY baru))[1] AS pertama FROM semua GROUP BY lama, geser
) x
GROUP BY geser, banyak ORDER BY geser, banyak
