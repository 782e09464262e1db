-- Since when this is a demonstration, and whether it is filled.
SELECT mulai, selesai FROM kantor.tanda WHERE nama = 'peragaan'
