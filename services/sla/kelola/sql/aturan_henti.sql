-- One rule of this very wilayah is stopped; its waiting deliveries are called off when their turn comes.
UPDATE sla.aturan_kabar SET aktif = false WHERE id = %(id)s AND wilayah = %(wilayah)s AND aktif RETURNING id
