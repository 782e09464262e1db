-- The queue was gone and was made again: what was published until now may have been lost with it.
UPDATE messaging.pelanggan SET hilang_pada = clock_timestamp(), hilang_sampai = %(position)s WHERE nama = %(name)s
