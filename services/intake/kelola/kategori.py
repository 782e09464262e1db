"""What an office offers to complain about: its own rows over the district's, over everybody's. Nothing is deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from services.intake.impor.baris import slug
from shared.acuan.kategori import DaftarKategori
from shared.acuan.kategori.daftar import wilayah_di_atas
from shared.domain.aduan.penolakan import Bentrok, TidakDitemukan
from shared.domain.akses.hak import boleh
from shared.domain.akses.petugas import Petugas
from shared.machinery.database import Database, sql

KELOLA = "KelolaKategori"
URUTAN = 1000  # of what is added: after what there is
KODE_TERPANJANG = 60
T = TypeVar("T", "BarisKategori", "Sub")


class KategoriTidakAda(TidakDitemukan):
    """Kategori ini tidak ada di wilayah Anda."""

    kode = "kategori-tidak-ada"


class NamaKategoriTerpakai(Bentrok):
    """Sudah ada kategori dengan nama itu. Pakai nama lain, atau tampilkan lagi yang tersembunyi."""

    kode = "nama-kategori-terpakai"


class KategoriTerakhir(Bentrok):
    """Ini pilihan terakhir yang dilihat warga, jadi tidak dapat disembunyikan."""

    kode = "kategori-terakhir"


@dataclass(frozen=True, slots=True)
class Sub:
    """`sendiri`: the wilayah's own row, not one from above."""

    kode: str
    nama: str
    urutan: int
    aktif: bool
    sendiri: bool


@dataclass(frozen=True, slots=True)
class BarisKategori:
    kode: str
    nama: str
    urutan: int
    rahasia: bool
    aktif: bool
    sendiri: bool
    sub: tuple[Sub, ...]

    @property
    def ditawarkan(self) -> bool:
        """Whether citizens see it: with something in it to choose."""
        return self.aktif and any(s.aktif for s in self.sub)


class KelolaKategori:
    """`wilayah`: whose rows are changed. Every change is checked against what would be left to choose from."""

    def __init__(self, db: Database, kategori: DaftarKategori, petugas: Petugas, wilayah: str) -> None:
        """Raises DiLuarWilayah, TidakBerwenang."""
        boleh(petugas, KELOLA, wilayah)
        self._db, self._kategori, self._petugas, self.wilayah = db, kategori, petugas, wilayah

    def semua(self) -> list[BarisKategori]:
        """In the order citizens see them, the hidden ones too; one query."""
        params = {"kini": self.wilayah, "wilayah": wilayah_di_atas(self.wilayah)}
        with self._db.transaction(self.wilayah) as conn:
            rows = conn.execute(sql(__file__, "kategori_kelola"), params).fetchall()
        return [BarisKategori(*kepala, sub=tuple(Sub(*r[6:]) for r in isi)) for kepala, isi in groupby(rows, key=lambda r: r[:6])]

    def satu(self, kode: str) -> BarisKategori:
        """Raises KategoriTidakAda."""
        return _cari(self.semua(), kode)

    def sub(self, kode: str, sub: str) -> Sub:
        """Raises KategoriTidakAda."""
        return _cari(self.satu(kode).sub, sub)

    def tambah(self, nama: str, sub: str, rahasia: bool) -> str:
        """A category with its first sub-category; its code, made of the name. Raises NamaKategoriTerpakai."""
        kode = _kode_baru(nama, [k.kode for k in self.semua()])
        self._simpan(kode, nama, URUTAN, rahasia, aktif=True, sub=(slug(sub)[:KODE_TERPANJANG], sub, URUTAN, True))
        return kode

    def ubah(self, kode: str, nama: str, rahasia: bool, aktif: bool) -> None:
        """Raises KategoriTidakAda, KategoriTerakhir."""
        semua = self.semua()
        lama = _cari(semua, kode)
        if not aktif and not any(k.ditawarkan for k in semua if k.kode != kode):
            raise KategoriTerakhir
        self._simpan(kode, nama, lama.urutan, rahasia, aktif)

    def tambah_sub(self, kode: str, nama: str) -> None:
        """Raises KategoriTidakAda, NamaKategoriTerpakai."""
        kategori = self.satu(kode)
        self._simpan_sub(kode, _kode_baru(nama, [s.kode for s in kategori.sub]), nama, URUTAN, aktif=True)

    def ubah_sub(self, kode: str, sub: str, nama: str, aktif: bool) -> None:
        """Raises KategoriTidakAda, KategoriTerakhir."""
        semua = self.semua()
        kategori = _cari(semua, kode)
        lama = _cari(kategori.sub, sub)
        lain = any(k.ditawarkan for k in semua if k.kode != kode) or any(s.aktif for s in kategori.sub if s.kode != sub)
        if not aktif and not lain:
            raise KategoriTerakhir
        self._simpan_sub(kode, sub, nama, lama.urutan, aktif)

    def _simpan(self, kode: str, nama: str, urutan: int, rahasia: bool, aktif: bool, sub: tuple | None = None) -> None:
        isi = {"wilayah": self.wilayah, "kode": kode, "nama": nama, "urutan": urutan, "rahasia": rahasia, "aktif": aktif}
        with self._db.transaction(self.wilayah) as conn:
            conn.execute(sql(__file__, "kategori_simpan"), isi | {"oleh": self._petugas.id})
            if sub is not None:
                conn.execute(sql(__file__, "sub_kategori_simpan"), self._isi_sub(kode, *sub))
        self._kategori.lupakan()

    def _simpan_sub(self, kategori: str, kode: str, nama: str, urutan: int, aktif: bool) -> None:
        with self._db.transaction(self.wilayah) as conn:
            conn.execute(sql(__file__, "sub_kategori_simpan"), self._isi_sub(kategori, kode, nama, urutan, aktif))
        self._kategori.lupakan()

    def _isi_sub(self, kategori: str, kode: str, nama: str, urutan: int, aktif: bool) -> dict:
        isi = {"wilayah": self.wilayah, "kategori": kategori, "kode": kode, "nama": nama, "urutan": urutan, "aktif": aktif}
        return isi | {"oleh": self._petugas.id}


def _cari(semua: Sequence[T], kode: str) -> T:
    ada = next((satu for satu in semua if satu.kode == kode), None)
    if ada is None:
        raise KategoriTidakAda
    return ada


def _kode_baru(nama: str, ada: Sequence[str]) -> str:
    kode = slug(nama)[:KODE_TERPANJANG].strip("-")
    if kode in ada:
        raise NamaKategoriTerpakai
    return kode
