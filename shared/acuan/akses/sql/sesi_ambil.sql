-- The session of a cookie, while both its limits last, and who it belongs to.
SELECT petugas_id, pelapor_id, tahap, wilayah, sepi, nama, peran, tugas FROM web.pengunjung(%(id_hash)s)
