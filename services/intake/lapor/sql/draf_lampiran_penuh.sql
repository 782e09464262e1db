-- Whether it is all drafts together that leave no room, and not one visitor's or one address'.
SELECT coalesce(sum(ukuran), 0) + %(ukuran)s > %(seluruhnya)s FROM web.draf_lampiran
