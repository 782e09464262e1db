-- Whose queues there must be, with every wilayah that each listens to; and since when one waits for its user.
SELECT nama, array_agg(wilayah ORDER BY wilayah), max(hilang_pada), max(hilang_sampai) FROM messaging.pelanggan GROUP BY nama ORDER BY nama
