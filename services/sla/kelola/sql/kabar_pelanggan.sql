-- Of each subscriber that waits for its user, what became of the message about it: the worst of its newest loss.
SELECT DISTINCT ON (p.nama) p.nama, k.keadaan, k.galat
FROM messaging.pelanggan p JOIN sla.kabar_pelanggan k USING (nama)
WHERE k.keadaan <> 'batal' AND k.hilang_pada = (SELECT max(hilang_pada) FROM messaging.pelanggan h WHERE h.nama = p.nama)
ORDER BY p.nama, array_position(ARRAY['gagal', 'menunggu', 'terkirim'], k.keadaan), k.id
