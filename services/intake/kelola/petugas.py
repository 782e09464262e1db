"""Staff as their administrator sees and changes them, inside the administrator's wilayah; judged on every role of the account."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import psycopg

from services.intake.kelola.riwayat_akun import PERISTIWA, rinci
from services.intake.kelola.usulan import Usulan, UsulanGugur, ajukan, baca, catat_akhir, daftar
from shared.acuan.kantor import DaftarKantor
from shared.akun import tanda
from shared.akun.kelola import Pengelola
from shared.akun.tanda import Tanda
from shared.domain.aduan.dasar import Kejadian, Pelaku
from shared.domain.aduan.penolakan import Bentrok, Penolakan, TidakDitemukan
from shared.domain.akses import petugas as p
from shared.domain.akses.hak import boleh, mewakili
from shared.domain.akses.petugas import Penugasan, Petugas
from shared.domain.akses.wenang import (
    ADMIN,
    PENTING,
    PERAN_KECAMATAN,
    BukanOrangKedua,
    Sasaran,
    Tindakan,
    cukup_sendiri,
    pastikan_diurus,
    pastikan_kedua,
)
from shared.domain.akun import kejadian as a
from shared.domain.akun.kejadian import aliran_akun
from shared.machinery.database import Database, sql
from shared.machinery.eventstore.handle import TooManyRaces
from shared.machinery.eventstore.store import EventStore, VersionConflict

KELOLA = "KelolaPetugas"
RIWAYAT = 50
PERCOBAAN = 5
T = TypeVar("T")


class PetugasTidakDitemukan(TidakDitemukan):
    """Petugas ini tidak ada di wilayah Anda."""

    kode = "petugas-tidak-ditemukan"


class YakinCabutSendiri(Bentrok):
    """Ini akun Anda sendiri, dan ini peran admin Anda; jawab sekali lagi bila memang akan dicabut."""

    kode = "yakin-cabut-sendiri"


@dataclass(frozen=True, slots=True)
class BarisPetugas:
    """`tugas`: (role, wilayah) inside this wilayah; `di_luar`: there are others; `nama_masuk` empty for who has a token alone."""

    id: UUID
    nama: str
    wilayah: str
    aktif: bool
    nama_masuk: str
    bersandi: bool
    tugas: tuple[tuple[str, str], ...]
    di_luar: bool


@dataclass(frozen=True, slots=True)
class Hasil:
    """What came of an act: a one-time link's secret, or a proposal that a second administrator must agree to."""

    tautan: str | None = None
    usulan: UUID | None = None


class KelolaPetugas:
    """`orang`: the role that changes accounts for a person; `wilayah`: where this administrator works now."""

    def __init__(self, orang: Database, db: Database, petugas: Petugas, wilayah: str) -> None:
        self._orang, self._db, self._petugas, self.wilayah = orang, db, petugas, wilayah

    def daftar(self, cari: str) -> list[BarisPetugas]:
        """One query; by name."""
        return self._baca({"cari": f"%{cari.replace('%', '').replace('_', '')}%", "id": None})

    def satu(self, petugas_id: UUID) -> BarisPetugas:
        """Raises PetugasTidakDitemukan, also for another office's."""
        ada = self._baca({"cari": "%", "id": petugas_id})
        if not ada:
            raise PetugasTidakDitemukan
        return ada[0]

    def _baca(self, params: Mapping[str, object]) -> list[BarisPetugas]:
        with self._orang.transaction(self.wilayah) as conn:
            rows = conn.execute(sql(__file__, "petugas_kantor"), params).fetchall()
        return [
            BarisPetugas(satu, nama, wilayah, aktif, nama_masuk or "", bersandi, tuple(zip(peran, tugas, strict=True)), di_luar)
            for satu, nama, wilayah, aktif, nama_masuk, bersandi, peran, tugas, di_luar in rows
        ]

    def peran_yang_boleh(self) -> Sequence[str]:
        """The roles this administrator may give, or propose, somewhere in their wilayah."""
        return p.PERAN if p.ADMIN_KABUPATEN in self._petugas.peran_di(self.wilayah) else PERAN_KECAMATAN

    def wilayah_yang_boleh(self, kantor: DaftarKantor) -> list[tuple[str, str]]:
        """(code, "name (code)") of the offices in their wilayah, itself first."""
        lain = [(k.kode, k.nama) for k in kantor.di(self.wilayah) if k.kode != self.wilayah]
        return [(kode, f"{nama} ({kode})") for kode, nama in ((self.wilayah, kantor.nama(self.wilayah)), *lain)]

    def tambah(self, nama: str, peran: Sequence[str], wilayah: str, nama_masuk: str) -> tuple[UUID, Hasil]:
        """The account and its one-time link; where a second administrator must agree, an account without roles until then, and no link."""
        boleh(self._petugas, KELOLA, wilayah)
        hak = _hak(peran, wilayah)
        with self._orang.transaction(self.wilayah) as conn:
            kelola = Pengelola(conn, self._oleh())
            baru = Sasaran(UUID(int=0), wilayah, frozenset())
            if cukup_sendiri(self._petugas, self.wilayah, Tindakan.BERI, baru, hak):
                petugas = kelola.tambah(nama, peran, wilayah)
                return petugas, Hasil(tautan=kelola.undang(petugas, wilayah, nama_masuk))
            petugas = kelola.tambah(nama, [], wilayah)
            kelola.siapkan(petugas, wilayah, nama_masuk)
            return petugas, Hasil(
                usulan=ajukan(kelola, self.wilayah, Tindakan.BERI, Sasaran(petugas, wilayah, frozenset()), peran, wilayah)
            )

    def beri(self, petugas_id: UUID, peran: Sequence[str], wilayah: str) -> Hasil:
        boleh(self._petugas, KELOLA, wilayah)
        return self._lakukan(Tindakan.BERI, petugas_id, peran, wilayah)

    def cabut(self, petugas_id: UUID, peran: str, wilayah: str, yakin: bool = False) -> Hasil:
        """Raises YakinCabutSendiri at the first request to give up one's own administrator's role."""
        boleh(self._petugas, KELOLA, wilayah)
        if petugas_id == self._petugas.id and peran in ADMIN and not yakin:
            raise YakinCabutSendiri
        return self._lakukan(Tindakan.CABUT, petugas_id, [peran], wilayah)

    def aktifkan(self, petugas_id: UUID, aktif: bool) -> Hasil:
        return self._lakukan(Tindakan.BUKA if aktif else Tindakan.TUTUP, petugas_id)

    def undang(self, petugas_id: UUID, nama_masuk: str) -> Hasil:
        """A new one-time link: what they forgot or lost is set anew with it."""
        return self._lakukan(Tindakan.TAUTAN, petugas_id, nama_masuk=nama_masuk)

    def tanda_masuk(self, petugas_id: UUID) -> Sequence[Tanda]:
        """Tokens of an account that this administrator looks after, all of it. Raises DiurusDiAtas."""
        with self._orang.transaction(self.wilayah) as conn:
            pastikan_diurus(self._petugas, self.wilayah, self._sasaran(conn, petugas_id))
            return tanda.daftar(conn, petugas_id)

    def cabut_tanda(self, petugas_id: UUID, tanda_id: UUID) -> None:
        """Raises PetugasTidakDitemukan, DiurusDiAtas, TandaTidakDitemukan."""
        with self._orang.transaction(self.wilayah) as conn:
            pastikan_diurus(self._petugas, self.wilayah, self._sasaran(conn, petugas_id))
            tanda.cabut(conn, tanda_id, petugas_id)

    def usulan(self) -> list[Usulan]:
        """What waits for a second administrator here, the oldest first."""
        with self._orang.transaction(self.wilayah) as conn:
            return daftar(conn)

    def setujui(self, usulan_id: UUID) -> tuple[Usulan, Hasil]:
        """The second administrator agrees: it is judged anew for both, and done; what link comes of it is theirs to hand over.

        Raises BukanOrangKedua, UsulanGugur, or what either is refused with.
        """
        dibaca = self._usulan(usulan_id)

        def kerja(conn: psycopg.Connection) -> Hasil:
            u = baca(conn, usulan_id)
            sasaran, pengusul = self._sasaran(conn, u.petugas_id), _penuh(conn, u.pengusul)
            hak = _hak(u.peran, u.tugas)
            pastikan_kedua(self._petugas, self.wilayah, u.pengusul, u.apa, sasaran, hak)
            if self._tautan_dari() == u.pengusul:
                raise BukanOrangKedua
            try:
                if pengusul is None:
                    raise UsulanGugur
                cukup_sendiri(pengusul, u.wilayah, u.apa, sasaran, hak)
            except Penolakan:
                raise UsulanGugur from None
            kelola = Pengelola(conn, self._oleh(), u.pengusul)
            catat_akhir(kelola, u, "disetujui")
            return Hasil(tautan=self._terapkan(kelola, u.apa, sasaran, u.peran, u.tugas))

        return dibaca, self._dalam(dibaca.petugas_id, kerja)

    def akhiri(self, usulan_id: UUID) -> Usulan:
        """Taken back by who made it, or refused by another administrator here."""
        dibaca = self._usulan(usulan_id)

        def kerja(conn: psycopg.Connection) -> Usulan:
            u = baca(conn, usulan_id)
            catat_akhir(Pengelola(conn, self._oleh()), u, "ditarik" if u.pengusul == self._petugas.id else "ditolak")
            return u

        return self._dalam(dibaca.petugas_id, kerja)

    def riwayat(self, petugas_id: UUID) -> list[tuple[str, datetime, str, str]]:
        """(what, when, by which role, detail), the newest first: the account's own stream."""
        kejadian = self._kejadian(petugas_id)
        return [(PERISTIWA[type(e)], e.pada, e.oleh.peran, rinci(e)) for e in reversed(kejadian[-RIWAYAT:]) if type(e) in PERISTIWA]

    def tautan_dari_pengusul(self, u: Usulan) -> bool:
        """Whether who proposes it also made the account's last link, so that they may know its password."""
        return self._tautan_dari(u.petugas_id) == u.pengusul

    def _tautan_dari(self, petugas_id: UUID | None = None) -> UUID | None:
        """Who made the last one-time link of this account (one's own without any)."""
        dibuat = [e for e in self._kejadian(petugas_id or self._petugas.id) if isinstance(e, a.TautanDibuat)]
        return dibuat[-1].oleh.id if dibuat else None

    def _kejadian(self, petugas_id: UUID) -> Sequence[Kejadian]:
        return EventStore(self._db, "/akun").load(aliran_akun(petugas_id)).events

    def _lakukan(self, apa: Tindakan, petugas_id: UUID, peran: Sequence[str] = (), wilayah: str = "", nama_masuk: str = "") -> Hasil:
        """Done, or proposed where one administrator is not enough."""
        self.satu(petugas_id)

        def kerja(conn: psycopg.Connection) -> Hasil:
            sasaran = self._sasaran(conn, petugas_id)
            kelola = Pengelola(conn, self._oleh())
            if cukup_sendiri(self._petugas, self.wilayah, apa, sasaran, _hak(peran, wilayah)):
                return Hasil(tautan=self._terapkan(kelola, apa, sasaran, peran, wilayah, nama_masuk))
            return Hasil(usulan=ajukan(kelola, self.wilayah, apa, sasaran, peran, wilayah or sasaran.wilayah))

        return self._dalam(petugas_id, kerja)

    def _terapkan(
        self, kelola: Pengelola, apa: Tindakan, sasaran: Sasaran, peran: Sequence[str], wilayah: str, nama_masuk: str = ""
    ) -> str | None:
        """A one-time link's secret, where one is made: also for who has not signed in yet and now may do much."""
        nama, bersandi = kelola.conn.execute(sql(__file__, "cara_masuk"), {"id": sasaran.id}).fetchone() or ("", True)
        match apa:
            case Tindakan.BERI:
                kelola.beri(sasaran.id, peran, wilayah)
                return kelola.undang(sasaran.id, sasaran.wilayah, nama) if PENTING & set(peran) and not bersandi else None
            case Tindakan.CABUT:
                kelola.cabut(sasaran.id, peran, wilayah)
            case Tindakan.BUKA | Tindakan.TUTUP:
                kelola.aktifkan(sasaran.id, sasaran.wilayah, apa is Tindakan.BUKA)
            case Tindakan.TAUTAN:
                return kelola.undang(sasaran.id, sasaran.wilayah, nama or nama_masuk)
        return None

    def _dalam(self, petugas_id: UUID, kerja: Callable[[psycopg.Connection], T]) -> T:
        """One transaction in which nobody else acts on this account; again when they signed in at that very moment. Raises TooManyRaces."""
        for _percobaan in range(PERCOBAAN):
            try:
                with self._orang.transaction(self.wilayah) as conn:
                    Pengelola(conn, self._oleh()).sendirian(petugas_id)
                    return kerja(conn)
            except VersionConflict:
                continue
        raise TooManyRaces

    def _sasaran(self, conn: psycopg.Connection, petugas_id: UUID) -> Sasaran:
        row = conn.execute(sql(__file__, "semua_tugas"), {"id": petugas_id}).fetchone()
        if row is None:
            raise PetugasTidakDitemukan
        return Sasaran(petugas_id, row[0], frozenset(map(Penugasan, row[2], row[3])))

    def _usulan(self, usulan_id: UUID) -> Usulan:
        with self._orang.transaction(self.wilayah) as conn:
            return baca(conn, usulan_id)

    def _oleh(self) -> Pelaku:
        return Pelaku(mewakili(self._petugas, KELOLA, self.wilayah), self._petugas.id)


def _hak(peran: Sequence[str], wilayah: str) -> frozenset[Penugasan]:
    return frozenset(Penugasan(satu, wilayah) for satu in peran)


def _penuh(conn: psycopg.Connection, petugas_id: UUID) -> Petugas | None:
    """Another administrator with all of their roles; None for one whose account is closed, or who has none here any more."""
    row = conn.execute(sql(__file__, "semua_tugas"), {"id": petugas_id}).fetchone()
    return Petugas(petugas_id, "", frozenset(map(Penugasan, row[2], row[3]))) if row and row[1] else None
