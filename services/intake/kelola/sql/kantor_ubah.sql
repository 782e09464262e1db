-- An office corrects its own data; row-level security keeps it to the wilayah of who does it.
UPDATE kantor.kantor
SET nama = %(nama)s, alamat = %(alamat)s, telepon = %(telepon)s, zona = %(zona)s, diubah_pada = clock_timestamp(), diubah_oleh = %(oleh)s
WHERE kode = %(kode)s
