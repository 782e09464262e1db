-- Every category and sub-category of one office, the ones switched off too: of several rows the nearest region's counts.
WITH berlaku AS (
    SELECT DISTINCT ON (kode) kode, nama, urutan, rahasia, aktif
    FROM kantor.kategori
    WHERE wilayah = ANY(%(wilayah)s)
    ORDER BY kode, length(wilayah) DESC
), sub_berlaku AS (
    SELECT DISTINCT ON (kategori, kode) kategori, kode, nama, urutan, aktif
    FROM kantor.sub_kategori
    WHERE wilayah = ANY(%(wilayah)s)
    ORDER BY kategori, kode, length(wilayah) DESC
)
SELECT k.kode, k.nama, k.rahasia, k.aktif, s.kode, s.nama, s.aktif
FROM berlaku k
JOIN sub_berlaku s ON s.kategori = k.kode
ORDER BY k.urutan, k.nama, k.kode, s.urutan, s.nama, s.kode
