-- Since the newest backup, and since one was last restored on trial; NULL: not yet.
SELECT extract(epoch FROM clock_timestamp() - max(pada) FILTER (WHERE apa = 'dibuat')),
    extract(epoch FROM clock_timestamp() - max(pada) FILTER (WHERE apa = 'diperiksa'))
FROM cadangan.catatan
