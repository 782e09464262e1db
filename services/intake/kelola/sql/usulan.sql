-- Open proposals of this wilayah with the names that may be seen from here, the oldest first; or the one asked for.
SELECT u.id, u.wilayah, u.petugas_id, u.apa, u.peran, u.tugas, u.pengusul, u.dibuat_pada, u.berlaku_sampai,
    coalesce(p.nama, ''), coalesce(m.nama_masuk, ''), coalesce(q.nama, '')
FROM akun.usulan u LEFT JOIN kantor.petugas p ON p.id = u.petugas_id LEFT JOIN akun.petugas m ON m.petugas_id = u.petugas_id
    LEFT JOIN kantor.petugas q ON q.id = u.pengusul
WHERE u.akhir IS NULL AND u.berlaku_sampai > clock_timestamp() AND (%(id)s::uuid IS NULL OR u.id = %(id)s)
ORDER BY u.dibuat_pada, u.id LIMIT 200
