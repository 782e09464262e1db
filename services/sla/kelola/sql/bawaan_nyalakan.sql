-- It counts there again.
DELETE FROM sla.aturan_kabar_mati WHERE wilayah = %(wilayah)s AND aturan_id = %(id)s
