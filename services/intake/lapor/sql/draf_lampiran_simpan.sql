-- One more file, unless there are enough of this draft or too much of this visitor, of this address or of all drafts together; the
-- draft's row is held meanwhile.
INSERT INTO web.draf_lampiran (id, draf_id, keterangan, ukuran, isi, asal)
SELECT %(id)s, %(draf)s, %(keterangan)s, %(ukuran)s, %(isi)b, %(asal)s
WHERE (SELECT count(*) FROM web.draf_lampiran WHERE draf_id = %(draf)s) < %(terbanyak)s
    AND (SELECT coalesce(sum(ukuran), 0) FROM web.draf_lampiran) + %(ukuran)s <= %(seluruhnya)s
    AND (SELECT coalesce(sum(ukuran), 0) FROM web.draf_lampiran WHERE asal = %(asal)s) + %(ukuran)s <= %(sealamat)s
    AND (SELECT coalesce(sum(l.ukuran), 0) FROM web.draf_lampiran l JOIN web.draf d ON d.id = l.draf_id WHERE d.sesi = %(sesi)s)
        + %(ukuran)s <= %(sesesi)s
