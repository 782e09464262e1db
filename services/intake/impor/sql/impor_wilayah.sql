-- The regions below one, and itself: where the names in a file of history are looked up.
SELECT kode, nama FROM kantor.wilayah WHERE kode = %(wilayah)s OR kode LIKE %(di_bawah)s
