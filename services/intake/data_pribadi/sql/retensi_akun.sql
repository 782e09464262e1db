-- Accounts with which nothing was filed and that nobody has used for as long as their office keeps personal data. Asked of each that is old
-- enough (OFFSET 0), and not of all complaints at once.
SELECT a.id
FROM akun.pelapor a
WHERE a.dibuat_pada < statement_timestamp() - make_interval(days => (SELECT min(hari) FROM kantor.retensi))
  AND a.dibuat_pada < statement_timestamp() - make_interval(days => kantor.masa_simpan(a.wilayah))
  AND NOT EXISTS (
    SELECT FROM intake.milik m JOIN eventstore.events e ON e.stream = m.aduan_id AND e.version = 1 WHERE m.akun = a.id OFFSET 0)
  AND NOT EXISTS (
    SELECT FROM eventstore.events e WHERE e.stream = a.id
      AND (e.cloudevent::json ->> 'time')::timestamptz >= statement_timestamp() - make_interval(days => kantor.masa_simpan(a.wilayah)) OFFSET 0)
ORDER BY a.dibuat_pada, a.id LIMIT %(jumlah)s
