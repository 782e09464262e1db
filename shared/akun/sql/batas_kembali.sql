-- It was right: the try counts no more, and the wait that it would have begun is lifted.
UPDATE akun.batas SET gagal = greatest(gagal - 1, 0), tertahan_sampai = clock_timestamp() WHERE kunci = ANY(%(kunci)s)
