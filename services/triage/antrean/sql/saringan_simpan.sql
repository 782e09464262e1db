-- A filter by its name; the same name again changes what it asks for.
INSERT INTO triage.saringan (id, petugas_id, wilayah, nama, alamat) VALUES (gen_random_uuid(), %(petugas)s, %(wilayah)s, %(nama)s, %(alamat)s)
ON CONFLICT (petugas_id, wilayah, nama) DO UPDATE SET alamat = excluded.alamat
