-- What counts at one wilayah, switched off or not, and whether it is its own row or one from above; sub-categories below their category.
WITH berlaku AS (
    SELECT DISTINCT ON (kode) kode, nama, urutan, rahasia, aktif, wilayah = %(kini)s AS sendiri
    FROM kantor.kategori WHERE wilayah = ANY(%(wilayah)s)
    ORDER BY kode, length(wilayah) DESC
), sub_berlaku AS (
    SELECT DISTINCT ON (kategori, kode) kategori, kode, nama, urutan, aktif, wilayah = %(kini)s AS sendiri
    FROM kantor.sub_kategori WHERE wilayah = ANY(%(wilayah)s)
    ORDER BY kategori, kode, length(wilayah) DESC
)
SELECT k.kode, k.nama, k.urutan, k.rahasia, k.aktif, k.sendiri, s.kode, s.nama, s.urutan, s.aktif, s.sendiri
FROM berlaku k JOIN sub_berlaku s ON s.kategori = k.kode
ORDER BY k.urutan, k.nama, k.kode, s.urutan, s.nama, s.kode
