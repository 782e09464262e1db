-- Added, or added again with a new user: then nothing is missing any more.
WITH ada AS (
    INSERT INTO messaging.pelanggan (nama, wilayah) VALUES (%(name)s, %(wilayah)s) ON CONFLICT (nama, wilayah) DO NOTHING
)
UPDATE messaging.pelanggan SET hilang_pada = NULL, hilang_sampai = NULL WHERE nama = %(name)s
