-- One draft of this visitor.
SELECT id, kecamatan, isi, dibuka_pada, pemberi_selesai_pada, diubah_pada, aduan_id
FROM web.draf WHERE id = %(id)s AND sesi = %(sesi)s
