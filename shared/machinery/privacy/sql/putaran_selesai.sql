-- The older versions are destroyed.
INSERT INTO privacy.putaran (versi, selesai) VALUES (%(versi)s, clock_timestamp())
ON CONFLICT (versi) DO UPDATE SET selesai = excluded.selesai WHERE putaran.selesai IS NULL
