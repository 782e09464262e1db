-- It counts there no longer.
INSERT INTO sla.aturan_kabar_mati (wilayah, aturan_id) VALUES (%(wilayah)s, %(id)s) ON CONFLICT DO NOTHING
