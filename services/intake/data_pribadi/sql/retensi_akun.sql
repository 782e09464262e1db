-- Accounts with which nothing was filed and that nobody has used for as long as their office keeps personal data.
SELECT a.id
FROM akun.pelapor a
LEFT JOIN (SELECT m.akun FROM intake.milik m JOIN eventstore.events e ON e.stream = m.aduan_id AND e.version = 1) ada ON ada.akun = a.id
WHERE ada.akun IS NULL
  AND a.dibuat_pada < clock_timestamp() - make_interval(days => kantor.masa_simpan(a.wilayah))
  AND NOT EXISTS (
    SELECT FROM eventstore.events e WHERE e.stream = a.id
      AND (e.cloudevent::json ->> 'time')::timestamptz >= clock_timestamp() - make_interval(days => kantor.masa_simpan(a.wilayah)))
ORDER BY a.dibuat_pada, a.id LIMIT %(jumlah)s
