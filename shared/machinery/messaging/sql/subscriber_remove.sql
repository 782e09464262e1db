-- Its queue is made no more.
DELETE FROM messaging.pelanggan WHERE nama = %(name)s
