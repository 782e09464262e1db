-- Whom a starter rule tells.
SELECT kepada FROM sla.aturan_kabar WHERE id = %(id)s AND wilayah = '' AND aktif
