"""Categories are data: what an office offers, and whether a pair that somebody sent is one of them."""

from shared.acuan.kategori.daftar import DaftarKategori, Kategori, KategoriTidakDikenal, SubKategori

__all__ = ["DaftarKategori", "Kategori", "KategoriTidakDikenal", "SubKategori"]
