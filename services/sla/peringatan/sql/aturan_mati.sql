-- Which starter rules were switched off where.
SELECT wilayah, aturan_id FROM sla.aturan_kabar_mati
