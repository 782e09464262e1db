-- One more file, unless there are enough of this draft or too much of all drafts together; the draft's row is held meanwhile.
INSERT INTO web.draf_lampiran (id, draf_id, keterangan, ukuran, isi)
SELECT %(id)s, %(draf)s, %(keterangan)s, %(ukuran)s, %(isi)b
WHERE (SELECT count(*) FROM web.draf_lampiran WHERE draf_id = %(draf)s) < %(terbanyak)s
    AND (SELECT coalesce(sum(ukuran), 0) FROM web.draf_lampiran) < %(seluruhnya)s
