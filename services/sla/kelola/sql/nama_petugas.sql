-- Names of colleagues of the wilayah.
SELECT id, nama FROM kantor.petugas WHERE id = ANY(%(id)s)
