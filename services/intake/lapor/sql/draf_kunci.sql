-- The visitor's draft, held until it is written: two pages of one draft may save at once. One that was sent takes no more.
SELECT id, kecamatan, isi, dibuka_pada, pemberi_selesai_pada, diubah_pada, aduan_id
FROM web.draf WHERE id = %(id)s AND sesi = %(sesi)s AND aduan_id IS NULL FOR UPDATE
