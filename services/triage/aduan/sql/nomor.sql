-- A complaint of this office by its number; several where the year was left out. Found by its last part: see ops/migrations/1243.
SELECT aduan_id FROM triage.aduan WHERE wilayah COLLATE "C" = %(wilayah)s AND nomor_urut = %(urutan)s AND nomor LIKE %(pola)s
