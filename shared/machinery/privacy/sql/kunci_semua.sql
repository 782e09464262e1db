-- Every key and every erasure, for the copy.
SELECT person_id, terbungkus, master_versi, dibuat_pada, dihapus_pada FROM privacy.kunci ORDER BY person_id
