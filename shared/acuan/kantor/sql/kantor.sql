-- All offices; a few thousand rows at most.
SELECT kode, nama, coalesce(alamat, ''), coalesce(telepon, ''), zona FROM kantor.kantor
