-- How many seconds the longest wait among these keys still lasts; 0 when none.
SELECT coalesce(ceil(extract(epoch FROM max(tertahan_sampai) - clock_timestamp())), 0)::int
FROM akun.batas WHERE kunci = ANY(%(kunci)s) AND tertahan_sampai > clock_timestamp()
