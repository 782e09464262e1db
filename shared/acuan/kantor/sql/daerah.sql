-- The regions of one level in which there are offices: the provinces, or the districts of one.
SELECT kode, nama FROM kantor.wilayah
WHERE berkantor AND length(kode) = %(panjang)s AND kode COLLATE "C" >= %(di)s AND (%(di)s = '' OR kode COLLATE "C" < %(di)s || '/')
ORDER BY nama, kode
