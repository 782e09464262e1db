-- Whether a code is an office's or district's, whether there are offices below it, and whether it is in the list of regions.
SELECT
    EXISTS (SELECT FROM kantor.kantor WHERE kode = %(kode)s),
    EXISTS (SELECT FROM kantor.kantor WHERE kode COLLATE "C" > %(kode)s AND kode COLLATE "C" < %(kode)s || '/'),
    EXISTS (SELECT FROM kantor.wilayah WHERE kode = %(kode)s)
