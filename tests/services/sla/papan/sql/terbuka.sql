-- What is open: of each complaint the clock of a step, and of the whole case.
INSERT INTO sla.terbuka (aduan_id, langkah, putaran, ke, wilayah, kategori, mulai, batas, dekat_pada)
SELECT md5('buka' || i)::uuid, l, 1 + (i %% 20 = 0)::int, 1, (%(kantor)s::text[])[1 + i %% 17], 'kategori-' || i %% 16, clock_timestamp() - i * interval '1 hour',
    clock_timestamp() - (i - 400) * interval '1 hour', clock_timestamp() - (i - 300) * interval '1 hour'
FROM generate_series(1, %(buka)s) i CROSS JOIN LATERAL (VALUES (0), (3 + i %% 5)) x (l)
