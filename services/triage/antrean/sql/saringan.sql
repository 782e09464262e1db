-- One person's own filters here, by name.
SELECT id, nama, alamat FROM triage.saringan WHERE petugas_id = %(petugas)s AND wilayah = %(wilayah)s ORDER BY lower(nama)
