-- What waits at steps 4 to 7, what somebody objected to first, then due soonest; what has no due time comes last. (kantor, langkah): who may do which step where, by each
-- office's SOP; without `saya` everything in this wilayah. The status is told by each complaint's own stream afterwards.
SELECT t.aduan_id AS id, t.putaran, t.batas, t.didisposisikan_pada, t.dikembalikan
FROM response.tugas t
WHERE (t.wilayah = %(wilayah)s OR t.wilayah LIKE %(di_bawah)s)
  AND t.langkah BETWEEN 4 AND 7
  AND (%(langkah)s::smallint IS NULL OR t.langkah = %(langkah)s)
  AND (NOT %(saya)s OR (t.wilayah, t.langkah) IN (SELECT * FROM unnest(%(kantor)s::text[], %(langkah_saya)s::smallint[])))
  AND (%(waktu)s <> 'lewat' OR t.batas < %(now)s)
  AND (%(waktu)s <> 'dekat' OR (t.batas >= %(now)s AND t.dekat_pada <= %(now)s))
  AND (%(waktu)s <> 'jeda' OR t.jeda)
  AND (%(waktu)s <> 'kembali' OR t.dikembalikan > 0)
  AND (t.putaran = 1, coalesce(t.batas, '9999-01-01 00:00+00'), t.aduan_id) > (%(pertama)s, %(batas)s, %(setelah)s)
ORDER BY t.putaran = 1, coalesce(t.batas, '9999-01-01 00:00+00'), t.aduan_id
LIMIT %(jumlah)s
