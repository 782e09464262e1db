-- The letterhead as the office wants it; the logo stays unless another one, or none, is given.
INSERT INTO kantor.kop AS o (kode, baris1, baris2, alamat, telepon, pos_el, jabatan, nama, nip, logo)
VALUES (%(kode)s, %(baris1)s, %(baris2)s, %(alamat)s, %(telepon)s, %(pos_el)s, %(jabatan)s, %(nama)s, %(nip)s, %(logo)s)
ON CONFLICT (kode) DO UPDATE SET
    baris1 = excluded.baris1, baris2 = excluded.baris2, alamat = excluded.alamat, telepon = excluded.telepon, pos_el = excluded.pos_el,
    jabatan = excluded.jabatan, nama = excluded.nama, nip = excluded.nip,
    logo = CASE WHEN %(logo_diganti)s THEN excluded.logo ELSE o.logo END, diubah_pada = clock_timestamp()
