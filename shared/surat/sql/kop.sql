-- The letterhead of one office: its own row, or one made of what is known of the office and the district above it.
SELECT k.kode, o.kode IS NOT NULL,
    coalesce(o.baris1, 'PEMERINTAH ' || upper(coalesce(i.nama, k.nama))),
    coalesce(o.baris2, CASE WHEN i.kode IS NULL THEN '' ELSE upper(k.nama) END),
    coalesce(o.alamat, k.alamat), coalesce(o.telepon, k.telepon), coalesce(o.pos_el, ''),
    coalesce(o.jabatan, CASE WHEN i.kode IS NULL THEN '' ELSE regexp_replace(k.nama, '^Kecamatan ', 'Camat ') END),
    coalesce(o.nama, ''), coalesce(o.nip, ''), o.logo,
    EXISTS (SELECT FROM kantor.tanda WHERE nama = 'peragaan')
FROM kantor.kantor k
LEFT JOIN kantor.kantor i ON i.kode = k.induk
LEFT JOIN kantor.kop o ON o.kode = k.kode
WHERE k.kode = %(kode)s
