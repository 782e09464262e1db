-- The time zone of the first office of a region.
SELECT zona FROM kantor.kantor WHERE kode COLLATE "C" > %(kode)s AND kode COLLATE "C" < %(kode)s || '/' ORDER BY kode COLLATE "C" LIMIT 1
