"""What the desk remembers of each person: their own filters, what they have seen, what they have open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import psycopg

from services.triage.readmodel import Saring, di
from shared.domain.aduan.penolakan import Bentrok
from shared.domain.akses.petugas import Petugas
from shared.domain.nama import senama
from shared.machinery.database import Database, sql

SARINGAN_TERBANYAK = 12
BAWAAN = (  # everybody's
    ("Semua yang berjalan", ""), ("Terlambat", "terlambat=ya"), ("Mendekati batas", "dekat=ya"), ("Dibuka kembali", "dibuka=ya"),
    ("Perlu diklasifikasi", "langkah=3"),
    ("Perkara terlambat", "perkara=terlambat"),
)  # fmt: skip


class SaringanTerlaluBanyak(Bentrok):
    """Sudah ada 12 saringan tersimpan; hapus salah satu lebih dahulu."""

    kode = "saringan-terlalu-banyak"


class NamaSaringanTerpakai(Bentrok):
    """Nama itu milik saringan yang selalu ada. Beri nama lain."""

    kode = "nama-saringan-terpakai"


@dataclass(frozen=True, slots=True)
class Saringan:
    """`alamat`: the queue's query, "langkah=3&terlambat=ya"."""

    id: UUID
    nama: str
    alamat: str


@dataclass(frozen=True, slots=True)
class Dilihat:
    """`versi`: the last that this person has seen, None where only others have; `pada`: when anybody last opened it."""

    versi: int | None
    pada: datetime


@dataclass(frozen=True, slots=True)
class Kelompok:
    """So many running complaints that no filter tells apart."""

    keadaan: str
    langkah: int | None  # None: merged
    jenis: str | None
    kategori: str
    saluran: str
    terlambat: bool
    dekat: bool
    dibuka: bool
    perkara_terlambat: bool
    jumlah: int

    def cocok(self, s: Saring) -> bool:
        """Whether this filter takes them in; its number is not looked at."""
        return (
            s.keadaan in (None, self.keadaan)
            and s.langkah in (None, self.langkah)
            and s.jenis in (None, self.jenis)
            and s.kategori in (None, self.kategori)
            and s.saluran in (None, self.saluran)
            and (self.langkah is not None or s.perkara_terlambat)
            and (self.perkara_terlambat or not s.perkara_terlambat)
            and (self.terlambat or not s.terlambat)
            and (self.dekat or not s.dekat)
            and (self.dibuka or not s.dibuka)
        )


def jumlah(kelompok: Iterable[Kelompok], saring: Saring) -> int:
    """How many running complaints this filter takes in."""
    return sum(k.jumlah for k in kelompok if k.cocok(saring))


@dataclass(frozen=True)
class Simpanan:
    """One person's at one wilayah; every call is one transaction there, but for those that are given one: a page asks them together."""

    db: Database
    petugas: Petugas
    wilayah: str

    def _params(self, **lain: object) -> dict[str, object]:
        return {"petugas": self.petugas.id, "wilayah": self.wilayah, **lain}

    def kelompok(self, conn: psycopg.Connection) -> list[Kelompok]:
        return [Kelompok(*row) for row in conn.execute(di(sql(__file__, "jumlah"), self.wilayah), {"wilayah": self.wilayah})]

    def saringan(self, conn: psycopg.Connection) -> list[Saringan]:
        return [Saringan(*row) for row in conn.execute(sql(__file__, "saringan"), self._params())]

    def simpan_saringan(self, nama: str, alamat: str) -> None:
        """One that has this name already asks for this from now on. Raises SaringanTerlaluBanyak, NamaSaringanTerpakai."""
        if senama(nama) in {senama(bawaan) for bawaan, _alamat in BAWAAN}:
            raise NamaSaringanTerpakai
        with self.db.transaction(self.wilayah) as conn:
            ada = self.saringan(conn)
            sama = next((s.nama for s in ada if senama(s.nama) == senama(nama)), None)
            if len(ada) >= SARINGAN_TERBANYAK and sama is None:
                raise SaringanTerlaluBanyak
            conn.execute(sql(__file__, "saringan_simpan"), self._params(nama=sama or nama, alamat=alamat))

    def hapus_saringan(self, id: UUID) -> None:
        with self.db.transaction(self.wilayah) as conn:
            conn.execute(sql(__file__, "saringan_hapus"), self._params(id=id))

    def dilihat(self, conn: psycopg.Connection, aduan: Sequence[UUID]) -> dict[UUID, Dilihat]:
        """By complaint; those that nobody opened are left out."""
        if not aduan:
            return {}
        rows = conn.execute(sql(__file__, "dilihat"), self._params(aduan=list(aduan)))
        return {aduan_id: Dilihat(versi, pada) for aduan_id, versi, pada in rows}

    def buka(self, aduan: UUID, versi: int) -> list[str]:
        """Seen up to this version, and open now; the names of who else has it open."""
        params = self._params(aduan=aduan, versi=versi, nama=self.petugas.nama)
        with self.db.transaction(self.wilayah) as conn:
            conn.execute(sql(__file__, "lihat"), params)
            return self._hadir(conn, params)

    def hadir(self, aduan: UUID) -> list[str]:
        """Still open; the names of who else has it open."""
        with self.db.transaction(self.wilayah) as conn:
            return self._hadir(conn, self._params(aduan=aduan, nama=self.petugas.nama))

    @staticmethod
    def _hadir(conn: psycopg.Connection, params: Mapping[str, object]) -> list[str]:
        conn.execute(sql(__file__, "buka"), params)
        return [row[0] for row in conn.execute(sql(__file__, "sedang_dibuka"), params)]

    def nama(self, petugas: Iterable[UUID]) -> Mapping[UUID, str]:
        """Of colleagues here; others are left out."""
        dicari = sorted(set(petugas))
        if not dicari:
            return {}
        with self.db.transaction(self.wilayah) as conn:
            return dict(conn.execute(sql(__file__, "nama_petugas"), {"id": dicari}).fetchall())
