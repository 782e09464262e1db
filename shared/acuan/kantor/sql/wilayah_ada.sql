-- Whether a region is in the list of regions, though it has no office here: history may have been imported for it.
SELECT EXISTS (SELECT FROM kantor.wilayah WHERE kode = %(kode)s)
