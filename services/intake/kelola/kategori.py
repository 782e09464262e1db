"""What an office offers to complain about: its own rows over the district's, over everybody's. Nothing is deleted."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, groupby
from typing import TypeVar

import psycopg

from services.intake.impor.baris import slug
from shared.acuan.kategori import DaftarKategori
from shared.acuan.kategori.daftar import wilayah_di_atas
from shared.domain.aduan.penolakan import Bentrok, TidakDitemukan
from shared.domain.akses.hak import boleh
from shared.domain.akses.petugas import Petugas
from shared.domain.nama import senama
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
        with self._db.transaction(self.wilayah) as conn:
            return self._baca(conn)

    def satu(self, kode: str) -> BarisKategori:
        """Raises KategoriTidakAda."""
        return _cari(self.semua(), kode)

    def sub(self, kode: str, sub: str) -> Sub:
        """Raises KategoriTidakAda."""
        return _cari(self.satu(kode).sub, sub)

    def tambah(self, nama: str, sub: str, rahasia: bool) -> str:
        """A category with its first sub-category; its code, made of the name. Raises NamaKategoriTerpakai."""
        with self._mengubah() as (conn, semua):
            _pastikan_baru(nama, semua)
            kode = _kode_baru(nama, semua)
            self._simpan(conn, kode, nama, URUTAN, rahasia, aktif=True)
            self._simpan_sub(conn, kode, _kode_baru(sub, ()), sub, URUTAN, aktif=True)
        return kode

    def ubah(self, kode: str, nama: str, rahasia: bool, aktif: bool) -> None:
        """Raises KategoriTidakAda, NamaKategoriTerpakai, KategoriTerakhir."""
        with self._mengubah() as (conn, semua):
            lama, lain = _cari(semua, kode), [k for k in semua if k.kode != kode]
            _pastikan_baru(nama, lain)
            if not aktif and not any(k.ditawarkan for k in lain):
                raise KategoriTerakhir
            self._simpan(conn, kode, nama, lama.urutan, rahasia, aktif)

    def tambah_sub(self, kode: str, nama: str) -> None:
        """Raises KategoriTidakAda, NamaKategoriTerpakai."""
        with self._mengubah() as (conn, semua):
            ada = _cari(semua, kode).sub
            _pastikan_baru(nama, ada)
            self._simpan_sub(conn, kode, _kode_baru(nama, ada), nama, URUTAN, aktif=True)

    def ubah_sub(self, kode: str, sub: str, nama: str, aktif: bool) -> None:
        """Raises KategoriTidakAda, NamaKategoriTerpakai, KategoriTerakhir."""
        with self._mengubah() as (conn, semua):
            ada = _cari(semua, kode).sub
            lama, lain = _cari(ada, sub), [s for s in ada if s.kode != sub]
            _pastikan_baru(nama, lain)
            if not aktif and not any(s.aktif for s in lain) and not any(k.ditawarkan for k in semua if k.kode != kode):
                raise KategoriTerakhir
            self._simpan_sub(conn, kode, sub, nama, lama.urutan, aktif)

    @contextmanager
    def _mengubah(self) -> Iterator[tuple[psycopg.Connection, list[BarisKategori]]]:
        """What there is, which nobody else changes until this is over."""
        with self._db.transaction(self.wilayah) as conn:
            conn.execute(sql(__file__, "kategori_sendirian"), {"wilayah": self.wilayah})
            yield conn, self._baca(conn)
        self._kategori.lupakan()

    def _baca(self, conn: psycopg.Connection) -> list[BarisKategori]:
        params = {"kini": self.wilayah, "wilayah": wilayah_di_atas(self.wilayah)}
        rows = conn.execute(sql(__file__, "kategori_kelola"), params).fetchall()
        return [
            BarisKategori(kode, nama, urutan, rahasia, aktif, sendiri, tuple(Sub(*r[6:]) for r in isi))
            for (kode, nama, urutan, rahasia, aktif, sendiri), isi in groupby(rows, key=lambda r: r[:6])
        ]

    def _simpan(self, conn: psycopg.Connection, kode: str, nama: str, urutan: int, rahasia: bool, aktif: bool) -> None:
        isi = {"wilayah": self.wilayah, "kode": kode, "nama": nama, "urutan": urutan, "rahasia": rahasia, "aktif": aktif}
        conn.execute(sql(__file__, "kategori_simpan"), isi | {"oleh": self._petugas.id})

    def _simpan_sub(self, conn: psycopg.Connection, kategori: str, kode: str, nama: str, urutan: int, aktif: bool) -> None:
        isi = {"wilayah": self.wilayah, "kategori": kategori, "kode": kode, "nama": nama, "urutan": urutan, "aktif": aktif}
        conn.execute(sql(__file__, "sub_kategori_simpan"), isi | {"oleh": self._petugas.id})


def _cari(semua: Sequence[T], kode: str) -> T:
    ada = next((satu for satu in semua if satu.kode == kode), None)
    if ada is None:
        raise KategoriTidakAda
    return ada


def _pastikan_baru(nama: str, lain: Sequence[BarisKategori] | Sequence[Sub]) -> None:
    """Raises NamaKategoriTerpakai, also for the name of what is hidden."""
    if senama(nama) in {senama(satu.nama) for satu in lain}:
        raise NamaKategoriTerpakai


def _kode_baru(nama: str, ada: Sequence[BarisKategori] | Sequence[Sub]) -> str:
    """Of the name, with a number where something that was called so before its renaming has that code."""
    dasar, terpakai = slug(nama)[:KODE_TERPANJANG].strip("-"), {satu.kode for satu in ada}
    return next(kode for n in count(1) if (kode := dasar if n == 1 else f"{dasar}-{n}") not in terpakai)
