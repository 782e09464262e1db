-- What this process has at hand; those that were heard of no more for a day are forgotten.
WITH lama AS (DELETE FROM privacy.proses WHERE pada < clock_timestamp() - interval '1 day')
INSERT INTO privacy.proses (id, layanan, mesin, versi) VALUES (%(id)s, %(layanan)s, %(mesin)s, %(versi)s)
ON CONFLICT (id) DO UPDATE SET versi = excluded.versi, pada = excluded.pada
