-- How long this region keeps personal data; a row a region.
INSERT INTO kantor.retensi (wilayah, hari, alasan, oleh) VALUES (%(wilayah)s, %(hari)s, %(alasan)s, 'admin')
ON CONFLICT (wilayah) DO UPDATE SET hari = excluded.hari, alasan = excluded.alasan, oleh = excluded.oleh, sejak = clock_timestamp()
