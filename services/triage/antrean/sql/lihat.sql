-- This person has seen the complaint up to this version.
INSERT INTO triage.dilihat (petugas_id, aduan_id, wilayah, versi) VALUES (%(petugas)s, %(aduan)s, %(wilayah)s, %(versi)s)
ON CONFLICT (petugas_id, aduan_id, wilayah) DO UPDATE SET versi = excluded.versi, pada = clock_timestamp()
