-- A month's registers that were issued, the newest first.
SELECT id, ke, nomor, pada, oleh, peran, sidik FROM triage.register_terbit
WHERE wilayah = %(wilayah)s AND bulan = %(bulan)s
ORDER BY ke DESC
