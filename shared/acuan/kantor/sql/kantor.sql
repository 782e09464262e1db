-- One office, or district.
SELECT kode, nama, coalesce(alamat, ''), coalesce(telepon, ''), zona FROM kantor.kantor WHERE kode = %(kode)s
